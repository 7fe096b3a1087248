import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Delta } from '../../contract/delta.ts';
import { instantOf } from '../../contract/instant.ts';
import { exerciseCity, type ExerciseCity } from '../../server/exercise/exercise-city.ts';
import { goOnFrom, copiedCity } from '../../server/exercise/copied-city.ts';
import { readScripts, type ExerciseScript } from '../../server/exercise/read-scripts.ts';
import { refuseForeign } from '../../server/log/log-guard.ts';
import type { SharedStages } from '../../server/pipeline.ts';
import { isOfExercise } from '../../server/wire/exercise-mark.ts';
import { world, type World } from '../../server/world.ts';
import { frameOf } from '../support/frame-of.ts';
import { NIGHT_MS, seoulParts, type SeoulParts } from '../support/exercise-parts.ts';

let parts: SeoulParts;
let script: ExerciseScript;
beforeAll(async () => {
  parts = await seoulParts();
  const found = readScripts(parts.city, parts.feeds).get('southeast-underpass');
  if (found === undefined) throw new Error('expected the script of the product');
  script = found;
}, 60_000);

type Step =
  | { readonly kind: 'pass'; readonly sec: number }
  | { readonly kind: 'rain' | 'calls'; readonly n: number }
  | { readonly kind: 'fault' }
  | { readonly kind: 'inject'; readonly nth: number }
  | { readonly kind: 'pause' | 'play' };

const STEPS = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), sec: fc.integer({ min: 5, max: 400 }) }),
    fc.record({ kind: fc.constantFrom('rain', 'calls'), n: fc.integer({ min: 0, max: 30 }) }),
    fc.constant({ kind: 'fault' as const }),
    fc.record({ kind: fc.constant('inject' as const), nth: fc.integer({ min: 0, max: 13 }) }),
    fc.record({ kind: fc.constantFrom('pause', 'play') }),
  ) satisfies fc.Arbitrary<Step>,
  { minLength: 3, maxLength: 30 },
);

interface Run {
  readonly live: readonly string[];
  readonly drill: readonly Delta[];
  readonly base: World;
}

/** The same night twice: what the exercise does must not be seen in the other city. */
async function run(steps: readonly Step[], startAt: number, isHeld: boolean): Promise<Run> {
  const live: Delta[] = [];
  const drill: Delta[] = [];
  let over: ExerciseCity | undefined;
  const base = world({
    ...parts,
    startMs: NIGHT_MS,
    append: ({ delta }) => {
      refuseForeign('live', delta.upserts);
      live.push(delta);
    },
    onStep: (repeat: (stages: SharedStages) => void) => over && repeat(over.stages),
  });
  base.restamp('live');
  let ms = NIGHT_MS;
  const begin = async (): Promise<void> => {
    const next = exerciseCity({
      ground: parts,
      id: 'drill-1',
      script,
      over: 'timeline',
      startMs: ms,
      append: ({ delta }) => drill.push(delta),
      onGiven: () => undefined,
    });
    drill.push(await goOnFrom(next.world, copiedCity(base), []));
    next.begin(instantOf(ms));
    over = next;
  };
  for (const [index, step] of steps.entries()) {
    if (isHeld && index === startAt % steps.length) await begin();
    ms += 1;
    if (step.kind === 'pass') {
      for (const until = ms + step.sec * 1000; ms < until; ms += 60_000) {
        base.pipeline.tick(instantOf(ms));
      }
    } else if (step.kind === 'rain' || step.kind === 'calls') {
      const body = step.kind === 'rain' ? rain(ms, step.n) : calls(ms, step.n);
      const feed = step.kind === 'rain' ? 'seoul-rainfall' : 'dispatch-119';
      base.pipeline.frame(frameOf(feed, body, { receivedAt: instantOf(ms) }));
    } else if (step.kind === 'fault') {
      const why = { ko: '응답 없음', en: 'no answer' };
      base.pipeline.failure('topis-incidents', instantOf(ms), why, false);
    } else if (step.kind === 'inject') {
      over?.inject(script.injects[step.nth]?.id ?? '', instantOf(ms));
    } else over?.course.pause(step.kind === 'pause');
  }
  return { live: live.map((delta) => JSON.stringify(delta)), drill, base };
}

const localTime = (ms: number): string => instantOf(ms + 9 * 3_600_000).slice(0, 16);

function rain(ms: number, depth: number): string {
  const row = { RF_CD: '2301', RF_NM: '강남구청', GU_NM: '강남구', RN_10M: depth };
  const rows = [{ ...row, DATA_CLCT_TM: localTime(ms).replace('T', ' ') }];
  const RESULT = { CODE: 'INFO-000', MESSAGE: '정상 처리되었습니다' };
  return JSON.stringify({ ListRainfallService: { list_total_count: 1, RESULT, row: rows } });
}

function calls(ms: number, n: number): string {
  const at = `${localTime(ms)}:00+09:00`;
  const call = { kind: '구조', type: '침수', district: '11680', place: '역삼동' };
  const history = [{ stage: '접수', at }];
  const one = { ...call, id: `EX-0${n % 4}`, station: '강남소방서', history, closed: false };
  return JSON.stringify({ contract: 'dispatch-119/1', sentAt: at, incidents: [one] });
}

test(
  'whatever an exercise does, and whatever happens beneath it: every change of the city is the same as without',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(STEPS, fc.nat(), async (steps, startAt) => {
        const held = await run(steps, startAt, true);
        expect(held.live).toEqual((await run(steps, startAt, false)).live);
        expect(held.live.join()).not.toContain('/exercises/');
        // And it is no empty promise: the exercise has changes of its own, numbered without a gap.
        expect(held.drill.flatMap(({ upserts }) => upserts).some(isOfExercise)).toBe(true);
        let seq = 0;
        for (const { from, to } of held.drill) {
          expect(from).toBe(seq + 1);
          seq = to;
        }
      }),
      { numRuns: 25 },
    );
  },
);

test('what is of an exercise is refused by any other city before anything of it is there, and by any other log', async () => {
  const { drill, base } = await run([{ kind: 'inject', nth: 5 }], 0, true);
  const event = drill.flatMap(({ upserts }) => upserts).find(isOfExercise);
  if (event === undefined) throw new Error('expected an event of the exercise');
  const before = base.inForce();
  const now = instantOf(NIGHT_MS + 60_000);
  const frame = frameOf(event.data.provenance.feed, '{}', { receivedAt: now });
  const reading = { events: [event], rejects: [] };
  expect(() => base.pipeline.take(frame, reading)).toThrow(/exercise/);
  expect(() => base.pipeline.tell([event], now)).toThrow(/exercise/);
  expect(base.inForce()).toEqual(before);
  for (const mode of ['live', 'demo', 'replay'] as const) {
    expect(() => refuseForeign(mode, [event])).toThrow(/exercise/);
  }
  expect(() => refuseForeign('exercise', [event])).not.toThrow();
});

test('what was injected stands, though the city beneath says otherwise or lists it no more', async () => {
  const steps: readonly Step[] = [
    { kind: 'rain', n: 1 },
    { kind: 'pass', sec: 60 },
    { kind: 'inject', nth: 3 },
    { kind: 'pass', sec: 60 },
    { kind: 'rain', n: 2 },
    { kind: 'pass', sec: 60 },
  ];
  const { drill, base } = await run(steps, 2, true);
  const last = drill
    .flatMap(({ upserts }) => upserts)
    .findLast(({ subject }) => subject === 'observation/rain/2301');
  expect(last?.data).toMatchObject({ result: 18.5 });
  expect(base.state.byKind.observation.get('observation/rain/2301')?.data.result).toBe(2);
});
