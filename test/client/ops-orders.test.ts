import { expect, test } from 'vitest';
import { orderSteps, selectDirectives } from '../../client/city/select-directives.ts';
import { groupEvidence, selectSituations } from '../../client/city/select-situations.ts';
import { directive, situation } from './office-events.ts';
import { at } from './wall-events.ts';

const bySubject = <T extends { readonly subject: string }>(events: readonly T[]) =>
  new Map(events.map((event) => [event.subject, event]));

test('overdue orders come first, then those due soonest; what is settled last', () => {
  const rows = selectDirectives(
    bySubject([
      directive('done', { state: 'done', dueAt: at('20:00') }),
      directive('later', { dueAt: at('22:00') }),
      directive('soon', { dueAt: at('21:40') }),
      directive('over', { dueAt: at('21:45'), isOverdue: true }),
    ]),
  );
  expect(rows.map(({ data }) => data.number)).toEqual(['over', 'soon', 'later', 'done']);
});

test('the way of an order shows when it came to each step, and which it has not reached', () => {
  const { data } = directive('1', {
    state: 'accepted',
    transitions: [
      { at: at('21:00'), to: 'issued', by: 'direct' },
      { at: at('21:01'), to: 'delivered', by: 'webhook' },
      { at: at('21:06'), to: 'accepted', by: 'answer' },
    ],
  });
  expect(orderSteps(data).map(({ at: reached }) => reached)).toEqual([
    at('21:00'),
    at('21:01'),
    undefined,
    at('21:06'),
    undefined,
  ]);
});

test('open situations stand by severity and age, ended ones apart by their end', () => {
  const { open, ended } = selectSituations(
    bySubject([
      situation('young', { openedAt: at('21:00') }),
      situation('old', { openedAt: at('20:00') }),
      situation('grave', { severity: 'Extreme', openedAt: at('21:10') }),
      situation('past', { phase: 'closed', endedAt: at('19:00') }),
      situation('lately', { phase: 'closed', endedAt: at('21:20') }),
    ]),
  );
  expect(open.map(({ subject }) => subject)).toEqual([
    'situation/grave',
    'situation/old',
    'situation/young',
  ]);
  expect(ended.map(({ subject }) => subject)).toEqual(['situation/lately', 'situation/past']);
});

test('evidence is grouped by factor; what no longer holds weighs nothing', () => {
  const row = {
    subject: 'observation/rain/1',
    feed: 'rain',
    at: at('21:10'),
    knownAt: at('21:11'),
    text: { ko: '신대방 10분 20.5 mm' },
  };
  const groups = groupEvidence([
    { ...row, factor: 'rain', weight: 0.5, isPast: true },
    { ...row, factor: 'sewer', weight: 0.4 },
    { ...row, factor: 'rain', weight: 0.3 },
  ]);
  expect(groups.map(({ factor, weight, rows }) => [factor, weight, rows.length])).toEqual([
    ['rain', 0.3, 2],
    ['sewer', 0.4, 1],
  ]);
});
