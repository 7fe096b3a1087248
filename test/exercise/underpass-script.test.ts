import { expect, test } from 'vitest';
import { instantOf } from '../../contract/instant.ts';
import { exerciseCity } from '../../server/exercise/exercise-city.ts';
import { readScripts } from '../../server/exercise/read-scripts.ts';
import { isOfExercise } from '../../server/wire/exercise-mark.ts';
import { keptDeltas, NIGHT_MS, seoulParts } from '../support/exercise-parts.ts';

const TICK_MS = 5_000;

test(
  'the underpass script makes alarms and a situation by the rules of any night, and all of it says exercise',
  { timeout: 60_000 },
  async () => {
    const parts = await seoulParts();
    const script = readScripts(parts.city, parts.feeds).get('southeast-underpass');
    if (script === undefined) throw new Error('expected the script of the product');
    const log = keptDeltas();
    const drill = exerciseCity({
      ground: parts,
      id: 'drill-1',
      script,
      over: 'empty',
      startMs: NIGHT_MS,
      append: ({ delta }) => log.deltas.push(delta),
      onGiven: () => undefined,
    });
    drill.begin(instantOf(NIGHT_MS));
    for (let ms = TICK_MS; ms <= 1_900_000; ms += TICK_MS) {
      drill.stages.tick(instantOf(NIGHT_MS + ms));
    }
    expect(drill.course.injects()).toHaveLength(14);
    expect(drill.course.injects().filter(({ isDone, problem }) => !isDone || problem)).toEqual([]);

    const made = log.events();
    const situations = made.filter((event) => event.kind === 'situation');
    expect(situations.flatMap(({ data }) => data.districts)).toContain('11680');
    const alarms = made.filter((event) => event.kind === 'alarm');
    const rules = alarms.map(({ data }) => data.rule);
    expect(rules).toEqual(expect.arrayContaining(['underpass-depth', 'sewer-fill', 'rain-15min']));
    const evidence = situations.flatMap(({ data }) => data.evidence.map(({ feed }) => feed));
    // The warning is CAP Exercise, and weighs in the exercise as a real one outside.
    expect(evidence).toContain('kma-warnings');
    const alerts = made.filter((event) => event.kind === 'alert');
    expect(new Set(alerts.map(({ data }) => data.status))).toEqual(new Set(['Exercise']));
    const office = made.filter((event) => event.kind !== 'feed');
    expect(office.filter((event) => !isOfExercise(event))).toEqual([]);
    const calls = made.filter((event) => event.kind === 'incident');
    expect(calls.every(({ data }) => data.flags?.includes('test-message'))).toBe(true);
    expect(calls.some(({ data }) => data.status === 'ended')).toBe(true);
  },
);
