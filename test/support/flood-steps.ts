import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { beatCursor, beatsOf } from '../../server/intake/recorded-source.ts';
import { floodNight, kst } from './flood-night.ts';

/** One step of the recorded night. */
export interface FloodStep {
  readonly now: Instant;
  readonly events: readonly CityEvent[];
}

/** What the night brought from its begin to a time of day in Seoul. */
export async function floodSteps(until: string): Promise<readonly FloodStep[]> {
  const { empty, recording, scenario } = await floodNight();
  const steps: FloodStep[] = [];
  const { pipeline } = empty(({ now, upserts, from, to }) => {
    if (from <= to) steps.push({ now, events: upserts });
  });
  const span = { fromMs: Date.parse(scenario.from), toMs: kst(until) };
  const cursor = beatCursor(beatsOf(recording, span));
  for (let beat = cursor.peek(); beat !== undefined; beat = cursor.peek()) {
    cursor.take();
    if (beat.kind === 'frame') pipeline.frame(beat.frame);
    else pipeline.tick(instantOf(beat.atMs));
  }
  return steps;
}
