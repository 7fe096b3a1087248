import { expect, test } from 'vitest';
import { selectLanes } from '../../client/city/select-lanes.ts';
import type { Evidence } from '../../contract/situation.ts';
import { lamp, report } from './new-kinds.ts';
import { situation } from './office-events.ts';
import { at, cityOf } from './wall-events.ts';

function evidence(factor: string, subject: string, clock: string, isPast = false): Evidence {
  const known = at(clock);
  const text = { ko: factor };
  return { factor, subject, feed: 'f', at: known, knownAt: known, text, weight: 0.4, isPast };
}

test('of a city without gauges and calls: what citizens report and what devices fail', () => {
  const own = situation('power', {
    evidence: [
      evidence('lamps', 'asset/L2', '21:12'),
      evidence('lamps', 'asset/L1', '21:10'),
      evidence('lamps', 'asset/L0', '20:00', true),
      // Closed since, and so no longer among what is open.
      evidence('reports', 'request/gone', '21:20'),
      evidence('reports', 'request/R1', '21:15'),
    ],
    missing: [],
  });
  const here = [126.95, 37.45] as const;
  const { byKind } = cityOf([own, lamp('L1', here), lamp('L2', here), report('R1')]);
  const lanes = selectLanes(own.data, byKind, here);
  expect(lanes).toMatchObject([
    { form: 'assets', factor: 'lamps', assetType: 'Streetlight' },
    { form: 'reports', factor: 'reports' },
  ]);
  expect(
    lanes.map((lane) => (lane.form === 'missing' || lane.form === 'gauge' ? [] : lane.dots)),
  ).toMatchObject([
    [
      { subject: 'asset/L1', atMs: Date.parse(at('21:10')) },
      { subject: 'asset/L2', atMs: Date.parse(at('21:12')) },
    ],
    [{ subject: 'request/R1' }, { subject: 'request/gone' }],
  ]);
});
