import { expect, test } from 'vitest';
import { instantOf } from '../../contract/instant.ts';
import { cityBudget } from '../../server/city-budget.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/flood-night.ts';

const MIDNIGHT = Date.parse('2026-08-08T00:00:00+09:00');
const DAY_MS = 86_400_000;
const STEP_MS = 10_000;

test('a whole day of Seoul in virtual time: no key is asked more often than it allows, warnings and closures keep their rhythm', async () => {
  const city = loadCity('seoul', ROOT);
  const feeds = bindFeeds(city, await findConnectors(ROOT)).filter(
    ({ connector }) => connector.source.transport === 'poll',
  );
  let nowMs = MIDNIGHT;
  const ledger = join(mkdtempSync(join(tmpdir(), 'day-')), 'calls.json');
  const budget = cityBudget(city.profile, feeds, ledger, () => nowMs);
  const dueMs = new Map<string, number>();
  const rounds = new Map<string, number>();
  let refused = 0;
  for (; nowMs < MIDNIGHT + DAY_MS; nowMs += STEP_MS) {
    for (const { connector, city: context } of feeds) {
      const { id, source, cadence } = connector;
      if ((dueMs.get(id) ?? 0) > nowMs) continue;
      dueMs.set(id, nowMs + (budget.plan(id)?.everySec ?? cadence.everySec) * 1000);
      rounds.set(id, (rounds.get(id) ?? 0) + 1);
      const isFirst = rounds.get(id) === 1;
      const calls = source
        .calls(context, instantOf(nowMs))
        .filter(({ isCompanion }) => isFirst || isCompanion !== true);
      for (let call = 0; call < calls.length; call += 1) if (!budget.take(id)) refused += 1;
    }
  }
  nowMs -= STEP_MS;
  for (const { connector } of feeds) {
    const left = budget.plan(connector.id)?.budget.left;
    expect(left ?? 0, connector.id).toBeGreaterThanOrEqual(0);
  }
  expect(refused).toBe(0);
  const made = Object.fromEntries(rounds);
  expect(made).toMatchObject({
    'topis-incidents': 288,
    'seoul-river-stage': 144,
    'seoul-rainfall': 144,
    'mois-disaster-sms': 720,
    'kma-warnings': 288,
  });
  for (const { connector } of feeds) expect(made[connector.id]).toBeGreaterThan(0);
}, 60_000);
