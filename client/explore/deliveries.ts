import type { CityEvent } from '../../contract/event.ts';

/** One value of a source: when it was so, and how long it took to come. */
export type Delivery =
  | {
      readonly state: 'came';
      readonly id: string;
      readonly observedMs: number;
      /** From the observation to the receipt. */
      readonly tookMs: number;
      readonly isLate: boolean;
      readonly isOwn: boolean;
    }
  /** None came where one was due. */
  | { readonly state: 'missing'; readonly observedMs: number };

export const MOST_DELIVERIES = 36;

/** Twice the usual delay, and at least this much more: a source's own steps are no lateness. */
const leastLateMs = 60_000;
/** A gap of this many periods is one value missing; a list longer than this is no rhythm. */
const missingFrom = 1.5;
const mostMissing = 6;

function observedMs(event: CityEvent): number {
  return Date.parse(event.kind === 'observation' ? event.data.phenomenonTime : event.time);
}

const median = (values: readonly number[]): number | undefined =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The last deliveries of one thing, oldest first; each instant of the source once, as it first came. */
export function deliveriesOf(events: readonly CityEvent[], ownId: string): readonly Delivery[] {
  const firsts = new Map<number, CityEvent>();
  for (const event of events.toSorted((a, b) => (a.recordedtime < b.recordedtime ? -1 : 1))) {
    const at = observedMs(event);
    if (!firsts.has(at)) firsts.set(at, event);
  }
  const came = [...firsts].toSorted(([a], [b]) => a - b);
  const steps = came.slice(1).map(([at], index) => at - (came[index]?.[0] ?? at));
  const stepMs = median(steps.filter((step) => step > 0));
  const usualMs = median(came.map(([at, event]) => Date.parse(event.recordedtime) - at)) ?? 0;
  const own = events.find(({ id }) => id === ownId);
  const ownMs = own === undefined ? undefined : observedMs(own);
  const rows = came.flatMap(([at, event], index): Delivery[] => {
    const beforeMs = came[index - 1]?.[0];
    const tookMs = Math.max(0, Date.parse(event.recordedtime) - at);
    const one: Delivery = {
      state: 'came',
      id: event.id,
      observedMs: at,
      tookMs,
      isLate:
        event.data.flags?.includes('late') === true ||
        (event.kind === 'observation' && tookMs > Math.max(2 * usualMs, usualMs + leastLateMs)),
      isOwn: at === ownMs,
    };
    // Only values have a rhythm; an incident changes when it does.
    if (event.kind !== 'observation' || beforeMs === undefined || stepMs === undefined)
      return [one];
    const gaps = Math.round((at - beforeMs) / stepMs) - 1;
    if ((at - beforeMs) / stepMs < missingFrom || gaps > mostMissing) return [one];
    const missing = Array.from({ length: gaps }, (_, gap): Delivery => ({
      state: 'missing',
      observedMs: beforeMs + (gap + 1) * stepMs,
    }));
    return [...missing, one];
  });
  return rows.slice(-MOST_DELIVERIES);
}
