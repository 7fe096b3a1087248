import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAudit } from '../../server/command/audit.ts';
import { carriedBefore } from '../../server/command/carried-before.ts';
import { enterFound } from '../../server/command/enter-found.ts';
import { instantAtMinute } from '../support/city-events.ts';
import { stageCity, SUPERVISOR } from '../support/stage-city.ts';

test('what people said of stage and crisis is in the city, and so in the trail, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'found-'));
  const audit = openAudit({ path: join(folder, 'audit.db'), nowMs: Date.now });
  const city = stageCity();
  city.pass(0, 1);
  expect(await enterFound(city.state, audit)).toBe(0);
  expect(city.confirm(2, { level: '3', reason: '비상' }).ok).toBe(true);
  expect(city.declare(3, { level: '경계' }).ok).toBe(true);
  expect(await enterFound(city.state, audit)).toBe(2);
  expect(await enterFound(city.state, audit)).toBe(0);
  const common = { subject: 'stage/city', actor: SUPERVISOR, outcome: 'found' };
  expect(await audit.page(100, 10)).toMatchObject([
    { ...common, command: 'crisis', request: '{"key":"key-0002","level":"경계"}' },
    { ...common, command: 'stage', request: '{"key":"key-0001","to":"3","reason":"비상"}' },
  ]);
  const done = { subject: 'stage/city', at: instantAtMinute(3) };
  expect(carriedBefore(city.state, 'key-0002')).toEqual(done);
  expect(carriedBefore(city.state, 'key-0001')).toEqual({ ...done, at: instantAtMinute(2) });
  expect(carriedBefore(city.state, 'key-0003')).toBeUndefined();
  await audit.close();
  rmSync(folder, { recursive: true, force: true });
});
