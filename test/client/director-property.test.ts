import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { direct } from '../../client/scenes/director.ts';
import type { Direction, DirectorEvent } from '../../client/scenes/direction.ts';
import { beginMs, first, plan, run } from './director-wall.ts';

/** Anything that can happen to a wall in a while, with the seconds before it. */
const happening = fc.record({
  afterSec: fc.integer({ min: 1, max: 200 }),
  citySpeed: fc.constantFrom(0, 1, 60),
  isCalm: fc.boolean(),
  hasPresenter: fc.boolean(),
  open: fc.subarray<string>(['a', 'b', 'c']),
  acknowledged: fc.subarray<string>(['a', 'b', 'c']),
  change: fc.constantFrom('open', 'growing', 'peaking'),
  act: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constantFrom('show', 'stay', 'release'),
        by: fc.constantFrom('hand', 'presenter'),
        scene: fc.constantFrom('overview', 'water', 'takeover'),
      }),
    },
  ),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

interface Step {
  readonly before: Direction;
  readonly event: DirectorEvent;
  readonly after: Direction;
}

/** Plays what happens; a situation keeps its rise for as long as it is open. */
function play(happenings: readonly Happening[]): readonly Step[] {
  const steps: Step[] = [];
  const rises = new Map<string, number>();
  let direction = first;
  let [atMs, nowMs] = [0, beginMs];
  const put = (event: DirectorEvent): void => {
    const after = direct(plan, direction, event);
    steps.push({ before: direction, event, after });
    direction = after;
  };
  for (const { afterSec, citySpeed, isCalm, hasPresenter, open, ...what } of happenings) {
    atMs += afterSec * 1000;
    nowMs += afterSec * citySpeed * 1000;
    for (const subject of rises.keys()) if (!open.includes(subject)) rises.delete(subject);
    for (const subject of open) if (!rises.has(subject)) rises.set(subject, nowMs);
    const situations = open.map((subject) => ({
      subject,
      riseMs: rises.get(subject),
      isCalling: !what.acknowledged.includes(subject),
      change: what.change,
    }));
    const { act } = what;
    if (act !== undefined) {
      const { by, scene } = act;
      if (act.type === 'show') put({ type: 'show', by, atMs, scene, subject: open[0] });
      else if (act.type === 'stay') put({ type: 'stay', by, atMs });
      else put({ type: 'release', atMs });
    }
    put({ type: 'tick', atMs, seen: { nowMs, isCalm, situations, isPast: false, hasPresenter } });
  }
  return steps;
}

const ticks = (steps: readonly Step[]): readonly Step[] =>
  steps.filter(({ event }) => event.type === 'tick');
const wholeDay = fc.array(happening, { minLength: 1, maxLength: 120 });

describe('whatever happens', () => {
  test('only a person ends a takeover before its two minutes', () => {
    fc.assert(
      fc.property(wholeDay, (day) => {
        for (const { before, event, after } of ticks(play(day))) {
          if (before.why !== 'takeover' || event.atMs - before.sinceMs >= 120_000) continue;
          expect([after.why, after.subject]).toEqual(['takeover', before.subject]);
        }
      }),
    );
  });

  test('a situation takes the wall over once for each time it becomes 심각', () => {
    fc.assert(
      fc.property(wholeDay, (day) => {
        const taken = ticks(play(day)).flatMap(({ before, event, after }) => {
          const isNew = after.why === 'takeover' && after.sinceMs !== before.sinceMs;
          if (!isNew || event.type !== 'tick') return [];
          const { subject } = after;
          const seen = event.seen.situations.find((known) => known.subject === subject);
          return [`${subject} ${seen?.riseMs}`];
        });
        expect(taken).toEqual([...new Set(taken)]);
      }),
    );
  });

  test('the overview that something urgent brought stays two minutes, and turns are not cut short by each other', () => {
    fc.assert(
      fc.property(wholeDay, (day) => {
        const tooSoon = ticks(play(day)).filter(({ before, event, after }) => {
          const spentMs = event.atMs - before.sinceMs;
          if (after.why !== 'turn') return false;
          if (before.why === 'urgent') return spentMs < 120_000;
          return before.why === 'turn' && after.scene !== before.scene && spentMs < 45_000;
        });
        expect(tooSoon).toEqual([]);
      }),
    );
  });

  test('left alone the wall comes back to its turns', () => {
    fc.assert(
      fc.property(wholeDay, (day) => {
        const last = play(day).at(-1);
        const from = Math.ceil((last?.event.atMs ?? 0) / 1000);
        const quiet = run(last?.after ?? first, 1801, () => ({ nowMs: beginMs + 1e9 }), from);
        expect(quiet.why).toBe('turn');
      }),
      { numRuns: 30 },
    );
  });

  test('the same day gives the same pages', () => {
    fc.assert(
      fc.property(wholeDay, (day) => {
        expect(play(day)).toEqual(play(day));
      }),
      { numRuns: 20 },
    );
  });
});
