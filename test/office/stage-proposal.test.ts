import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAGE_LEVELS, type StageLevel } from '../../contract/stage.ts';
import { stageProposal } from '../../server/office/stage/stage-proposal.ts';

const CONFIRM_MS = 120_000;
const DWELL_MS = 30 * 60_000;
const STEP_MS = 15_000;
const HOUR_STEPS = 3_600_000 / STEP_MS;

/** The proposal at each step of 15 s, of the level that is asked for at each. */
function proposed(asked: readonly StageLevel[]) {
  const proposal = stageProposal(CONFIRM_MS, DWELL_MS);
  return asked.map((level, step) => proposal.step(level, step * STEP_MS));
}

const times = (level: StageLevel, minutes: number): StageLevel[] =>
  Array<StageLevel>(minutes * 4).fill(level);

test('it rises after two minutes, at once to the highest level that held so long', () => {
  const levels = proposed([...times('3', 1), ...times('5', 1), ...times('4', 2)]).map(
    (p) => p.level,
  );
  expect(levels.slice(0, 8)).toEqual(Array(8).fill('1'));
  // Level 3 was asked for all the time, level 4 for three minutes by the end, level 5 for one.
  expect([levels[8], levels.at(-1)]).toEqual(['3', '4']);
});

test('it falls one level at a time, each after half an hour without anything of its level', () => {
  const steps = proposed([...times('1', 1), ...times('4', 10), ...times('1', 120)]);
  const falls = steps.flatMap(({ level }, i) =>
    level < (steps[i - 1]?.level ?? '1') ? [[level, (i * STEP_MS) / 60_000]] : [],
  );
  // Asked for last at 10:45; then half an hour a level.
  expect(falls).toEqual([
    ['3', 40.75],
    ['2', 70.75],
    ['1', 100.75],
  ]);
});

test('it is said beforehand when it may fall, and until then it does not', () => {
  const steps = proposed([...times('3', 5), ...times('2', 40)]);
  const dwelling = steps[5 * 4 + 1];
  expect(dwelling).toMatchObject({
    level: '3',
    isHeld: false,
    holdsUntilMs: 4.75 * 60_000 + DWELL_MS,
  });
  const fallen = steps.findIndex(({ level }) => level === '2');
  expect(steps.findLastIndex(({ level }) => level === '3') * STEP_MS).toBeLessThan(
    dwelling?.holdsUntilMs ?? 0,
  );
  expect(fallen).toBeGreaterThan(-1);
});

const anyNoise = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 60 }),
      levels: fc.array(fc.constantFrom(...STAGE_LEVELS), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  // Stretches in which it jumps between some levels at every look.
  .map((stretches) =>
    stretches.flatMap(({ length, levels }) =>
      Array.from({ length }, (_, i) => levels[i % levels.length] ?? '1'),
    ),
  );

test('however its inputs jump: two falls an hour at most, eight changes at most, never a fall while asked for', () => {
  fc.assert(
    fc.property(anyNoise, (asked) => {
      const steps = proposed(asked);
      const changes = steps.flatMap(({ level }, i) => {
        const before = steps[i - 1]?.level ?? '1';
        return level === before ? [] : [{ i, isFall: level < before, before, level }];
      });
      for (const { i, before, level } of changes) {
        const hour = changes.filter((other) => other.i > i - HOUR_STEPS && other.i <= i);
        expect(hour.filter(({ isFall }) => isFall).length).toBeLessThanOrEqual(2);
        expect(hour.length).toBeLessThanOrEqual(8);
        const rise = asked.slice(i - CONFIRM_MS / STEP_MS, i + 1);
        const fall = asked.slice(Math.max(0, i - DWELL_MS / STEP_MS + 1), i + 1);
        const isDue =
          level > before
            ? rise.every((one) => one >= level)
            : Number(before) - Number(level) === 1 && fall.every((one) => one < before);
        expect(isDue, `step ${i}: ${before} to ${level}`).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('after a restart it stands where it stood, and falls no sooner', () => {
  const before = proposed([...times('4', 10), ...times('1', 5)]).at(-1);
  const after = stageProposal(CONFIRM_MS, DWELL_MS);
  if (before === undefined) throw new Error('no step');
  after.recall(before);
  const at = (minute: number) => after.step('1', minute * 60_000).level;
  expect([at(16), at(39.5), at(39.75), at(69.75)]).toEqual(['4', '4', '3', '2']);
});
