import { expect, test } from 'vitest';
import { selectEvidence } from '../../client/city/select-evidence.ts';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { besideSituations } from '../../client/city/select-situation-matters.ts';
import { situation } from './office-events.ts';
import { alert, at, cityOf, incident } from './wall-events.ts';

const evidence = (factor: string, subject: string, minute: string, weight: number) => ({
  factor,
  subject,
  feed: 'test-feed',
  at: at(minute),
  knownAt: at(minute),
  text: { ko: `${subject} ${minute}` },
  weight,
});

test('of one level a situation leads; one that is closed is no matter', () => {
  const { byKind } = cityOf([
    alert('a', { severity: 'Severe' }),
    situation('open', { openedAt: at('21:00') }),
    situation('closed', { phase: 'closed', severity: 'Extreme' }),
  ]);
  expect(selectOpenMatters(byKind).map(({ kind }) => kind)).toEqual(['situation', 'alert']);
});

test('what a situation lists is told by it; what it does not list stays a row of its own', () => {
  const { byKind } = cityOf([
    incident('inside', { districts: ['11620'] }),
    incident('beside', { districts: ['11620'] }),
    incident('road', { districts: ['11620'], roadClosure: 'full' }),
  ]);
  const [inside, beside, road] = ['inside', 'beside', 'road'].map(
    (name) => [...byKind.incident.keys()].find((subject) => subject.endsWith(name)) ?? '',
  );
  const { byKind: told } = cityOf([
    ...byKind.incident.values(),
    situation('open', { incidents: [inside ?? ''], closures: [road ?? ''] }),
  ]);
  const matters = selectOpenMatters(told);
  const [lead] = matters;
  const rows = besideSituations(matters.slice(1), lead);
  expect(rows.map(({ members }) => members.map(({ subject }) => subject))).toEqual([[beside]]);
});

test('its evidence: the newest of each factor first of all, at the time it became known', () => {
  const city = cityOf([
    situation('open', {
      evidence: [
        evidence('rain', 'gauge-1', '21:25', 0.4),
        evidence('rain', 'gauge-2', '21:20', 0.4),
        evidence('river', 'gauge-3', '21:10', 0.3),
        { ...evidence('calls', 'call-1', '21:29', 0.9), isPast: true },
      ],
    }),
  ]);
  const [matter] = selectOpenMatters(city.byKind);
  if (matter === undefined) throw new Error('expected a situation');
  const lines = (most: number) => selectEvidence(city, matter, most).map(({ at: when }) => when);
  expect(lines(2)).toEqual([at('21:10'), at('21:25')]);
  expect(lines(5)).toEqual([at('21:10'), at('21:20'), at('21:25')]);
});
