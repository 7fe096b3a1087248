import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openHistory } from '../../server/log/history.ts';
import { observationAt } from '../support/city-events.ts';
import { writtenLog } from '../support/written-log.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('an empty log is an empty history, and answers so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  folders.push(folder);
  const log = writtenLog(join(folder, 'seoul.db'));
  const history = await openHistory({
    logPath: log.path,
    historyPath: join(folder, 'seoul-history.db'),
    zone: 'Asia/Seoul',
  });
  expect(await history.events({ limit: 10 })).toEqual({ ok: true, answer: { events: [] } });
  expect(await history.event(observationAt(1, 1).id)).toEqual({ ok: true, answer: [] });
  await history.close();
  log.close();
});
