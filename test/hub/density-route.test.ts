import express from 'express';
import { expect, test } from 'vitest';
import type { DensityAnswer } from '../../contract/density.ts';
import type { Problem } from '../../contract/api.ts';
import { densityRoute } from '../../server/hub/density-route.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { historyOf } from '../support/history-of.ts';

test('a desk asks how much there was by its address, and is told what of it is wrong', async () => {
  await using followed = await historyOf();
  const last = followed.log.step(instantAtMinute(7), [incidentAt(1, 7), incidentAt(2, 7)]).at(-1);
  await followed.has(last);
  const app = express().use('/density', densityRoute({ history: followed.history() }));
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((listening) => server.once('listening', listening));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const ask = (step: string): Promise<Response> =>
      fetch(
        `http://127.0.0.1:${port}/density?step=${step}&from=${instantAtMinute(0)}&to=${instantAtMinute(30)}`,
      );
    const { buckets, stepSec } = (await (await ask('300')).json()) as DensityAnswer;
    expect([stepSec, buckets.map(({ at, incidents }) => [at, incidents])]).toEqual([
      300,
      [[instantAtMinute(5), 2]],
    ]);
    const refused = await ask('7');
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as Problem).parameters).toEqual([
      { name: 'step', expected: 'one of 60, 300, 900, 3600, 21600, 86400', found: '7' },
    ]);
  } finally {
    server.close();
  }
});
