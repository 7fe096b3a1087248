import { instantMs, instantOf } from '../../contract/instant.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { aggregate, nameIn, numberIn } from './aggregate.ts';
import type { CityView } from './city-view.ts';
import { fits, measuredEvents } from './event-measure.ts';
import type { EventMeasure } from './figure-measure.ts';

/** A figure at an instant; `null` = not known. */
export interface FigureValue {
  readonly value: number | null;
  readonly asOfMs: number | undefined;
  readonly inputs?: readonly [current: number, known: number];
  readonly at?: Text;
}

/** Where a figure is counted from, and when. */
export interface FigureScope {
  readonly feeds: readonly string[];
  readonly city: CityView;
  readonly nowMs: number;
}

const MIN_MS = 60_000;
/** A value nobody renewed for so long is not the present, unless the city says otherwise. */
const DEFAULT_SPAN_MIN = 60;

/** The value of a measure that the city profile describes. */
export function measuredValue(measure: EventMeasure, scope: FigureScope): FigureValue {
  const { city, feeds, nowMs } = scope;
  const scale = measure.scale ?? 1;
  if (measure.form === 'count') {
    const count = measuredEvents(city, measure, new Set(feeds), nowMs).length;
    return feedValue(scope, rounded(count * scale));
  }
  if (measure.form === 'share') return shareValue(measure, scope);
  const all = measuredEvents(city, measure, new Set(feeds), nowMs).filter(
    (event) => event.kind !== 'observation' || event.data.observedProperty === measure.property,
  );
  const since = instantOf(nowMs - (measure.spanMin ?? DEFAULT_SPAN_MIN) * MIN_MS);
  const current = all.flatMap((event) => {
    const value = event.time < since ? undefined : numberIn(event, measure);
    return value === undefined ? [] : [{ event, value }];
  });
  if (current.length === 0) {
    return { value: null, asOfMs: undefined, inputs: [0, all.length] };
  }
  const value = aggregate(
    measure.form,
    current.map((one) => one.value),
  );
  const isOneOf = measure.form === 'max' || measure.form === 'min';
  const of = isOneOf ? current.find((one) => one.value === value)?.event : undefined;
  const at = of === undefined ? undefined : nameIn(of);
  return {
    value: rounded(value * scale),
    asOfMs: newestMs(current.map(({ event }) => event)),
    inputs: [current.length, all.length],
    ...(at === undefined ? {} : { at }),
  };
}

/** Per cent of what fits `among` that also fits `where`; of nothing there is no share. */
function shareValue(measure: EventMeasure, scope: FigureScope): FigureValue {
  const { among = {}, where } = measure;
  const whole = { ...measure, where: among };
  const of = measuredEvents(scope.city, whole, new Set(scope.feeds), scope.nowMs);
  if (of.length === 0) return { ...feedValue(scope, 0), value: null };
  const part = of.filter((event) => fits(event, where)).length;
  return feedValue(scope, rounded((part / of.length) * 100));
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A count is known only while a feed that would report the next one is heard. */
export function feedValue({ city, feeds }: FigureScope, value: number): FigureValue {
  const lastGood = feeds.flatMap((id) => {
    const health = city.byKind.feed.get(`feed/${id}`)?.data;
    return health === undefined || health.lastGood === null ? [] : [health];
  });
  const isKnown = lastGood.some(({ state }) => state !== 'down');
  const newest = lastGood
    .map((health) => health.lastGood ?? '')
    .toSorted()
    .at(-1);
  return {
    value: isKnown ? value : null,
    asOfMs: newest === undefined ? undefined : instantMs(newest),
  };
}

/** Source time of the youngest of them. */
export function newestMs(events: readonly CityEvent[]): number | undefined {
  let newest: string | undefined;
  for (const { time } of events) if (newest === undefined || time > newest) newest = time;
  return newest === undefined ? undefined : instantMs(newest);
}
