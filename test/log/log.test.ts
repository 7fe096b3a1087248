import { expect, test } from 'vitest';
import { incidentAt, observationAt } from '../support/city-events.ts';
import { loggedCity, logPath, START_MS } from '../support/log-steps.ts';

test('what was appended is shown in order once it is on disk, and is there after a restart', async () => {
  const path = logPath();
  const first = await loggedCity(path);
  expect(first.log.restored).toBeUndefined();
  first.step([observationAt(1, 1), incidentAt(1, 1)]);
  first.step([observationAt(1, 2)]);
  first.step([observationAt(2, 2)], START_MS + 9000, ['incident/test/1']);
  expect(first.committed).toEqual([]);
  await first.log.durable();
  expect(first.committed.map(({ from, to }) => [from, to])).toEqual([
    [1, 2],
    [3, 3],
    [4, 5],
  ]);
  await first.log.close();

  const second = await loggedCity(path);
  expect(second.log.damage).toBeUndefined();
  expect(second.log.restored).toMatchObject({
    epoch: 'epoch-1',
    seq: 5,
    now: '2022-08-08T11:00:09.000Z',
  });
  expect(second.log.restored?.events).toEqual([observationAt(1, 2), observationAt(2, 2)]);
  expect(second.log.restored?.seen).toHaveLength(4);
  await second.log.close();
});
