import type { CityEvent, Instant, SituationEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { cityState, type CityState } from '../../server/city/city-state.ts';
import { commitTo } from '../../server/city/commit.ts';
import { expire } from '../../server/city/expire.ts';
import { merge } from '../../server/city/merge.ts';
import { interruptBudget } from '../../server/office/interrupt-budget.ts';
import type { Carried, OfficePart, Order } from '../../server/office/office-part.ts';
import type { OfficeSettings } from '../../server/office/office-settings.ts';
import { situationsPart } from '../../server/office/situations/situations-part.ts';

/** A city in which only situations are judged, as the pipeline would. */
export interface SituationRun {
  readonly state: CityState;
  /** All that was made, oldest first. */
  readonly made: SituationEvent[];
  /** Takes what arrived, and judges at every tick up to then. */
  step(now: Instant, events: readonly CityEvent[]): void;
  /** Takes what the city lists no more. */
  remove(now: Instant, gone: readonly string[]): void;
  /** Judges up to then. */
  until(now: Instant): void;
  /** A person's command, judged up to then. */
  order(now: Instant, order: Order): Carried | undefined;
  /** The same city with a part that has to recall. */
  restarted(
    lastHours: readonly { readonly now: Instant; readonly events: readonly CityEvent[] }[],
  ): SituationRun;
}

export function situationRun(
  settings: OfficeSettings,
  start: Instant,
  everySec = 10,
): SituationRun {
  return runOf(
    settings,
    partOf(settings),
    cityState(settings.city, 'epoch-1', [], start),
    start,
    everySec,
  );
}

function partOf(settings: OfficeSettings): OfficePart {
  const { situations } = settings;
  if (situations === undefined) throw new Error('the city has no situations.yaml');
  return situationsPart({ ...settings, situations }, interruptBudget());
}

function runOf(
  settings: OfficeSettings,
  part: OfficePart,
  state: CityState,
  start: Instant,
  everySec: number,
): SituationRun {
  const made: SituationEvent[] = [];
  let nextMs = instantMs(start);
  const tick = (now: Instant): void => {
    const expired = expire(state, now);
    part.observe(expired.upserts, now, expired.removals);
    const events = part.judge(state, now);
    const { delta } = merge(state, events, now);
    part.observe(delta.upserts, now, delta.removals);
    for (const event of events) if (event.kind === 'situation') made.push(event);
  };
  const until = (now: Instant): void => {
    for (; nextMs <= instantMs(now); nextMs += everySec * 1000) tick(instantOf(nextMs));
  };
  return {
    state,
    made,
    until,
    step: (now, events) => {
      until(now);
      const { delta, late } = merge(state, events, now);
      part.observe(delta.upserts, now, delta.removals);
      if (late.length > 0) part.observe(late, now, []);
    },
    remove: (now, gone) => {
      until(now);
      const commit = commitTo(state, now);
      for (const kind of ['incident', 'observation'] as const) {
        for (const subject of gone) {
          const event = state.byKind[kind].get(subject);
          if (event !== undefined) commit.remove(event);
        }
      }
      part.observe([], now, commit.delta().removals);
    },
    order: (now, order) => {
      until(now);
      const carried = part.command?.(state, order, now);
      if (carried?.ok === true) {
        const { delta } = merge(state, carried.events, now);
        part.observe(delta.upserts, now, delta.removals);
        for (const event of carried.events) if (event.kind === 'situation') made.push(event);
      }
      return carried;
    },
    restarted: (lastHours) => {
      const fresh = partOf(settings);
      for (const { now, events } of lastHours) fresh.observe(events, now, []);
      fresh.recall(state, instantOf(nextMs));
      return runOf(settings, fresh, state, instantOf(nextMs), everySec);
    },
  };
}
