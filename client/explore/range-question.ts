import { KINDS, type Kind } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { TimeRange } from './explore-view.ts';

/** Events that a range may show, and what of the layers that are on no range can tell of. */
export interface RangeQuestion {
  readonly kinds: readonly Kind[];
  readonly districts: readonly DistrictCode[];
  readonly range: TimeRange;
  /** Layers whose past is not kept one by one: positions. */
  readonly notKept: readonly string[];
}

/** Notes are kept in the situations that they are written to. */
const NOTES = 'note';

const kindOf = (layer: string): Kind | undefined => {
  if (layer === NOTES) return 'situation';
  const [head] = layer.split('/');
  return KINDS.find((kind) => kind === head);
};

/**
 * What the history is asked for the layers that are on. Only parts that it narrows exactly as the
 * desk does are asked of it; the rest of the filter is the desk's own.
 */
export function rangeQuestion(
  layers: readonly string[],
  districts: readonly DistrictCode[],
  range: TimeRange,
): RangeQuestion {
  const known = layers.flatMap((layer) => kindOf(layer) ?? []);
  const kinds = KINDS.filter((kind) => known.includes(kind) && kind !== 'position');
  return {
    kinds,
    districts: districts.toSorted(),
    range,
    notKept: layers.filter((layer) => kindOf(layer) === 'position'),
  };
}

/** Two that ask the same need asking once. */
export function isSameQuestion(a: RangeQuestion, b: RangeQuestion | undefined): boolean {
  return (
    b !== undefined &&
    a.kinds.join() === b.kinds.join() &&
    a.districts.join() === b.districts.join() &&
    a.notKept.join() === b.notKept.join() &&
    a.range.fromMs === b.range.fromMs &&
    a.range.toMs === b.range.toMs
  );
}

/** The clock that a range is asked at; `isAsHappened` = as it happened, also what was learnt later. */
export interface AskedAt {
  readonly clockMs: number;
  readonly isAsHappened: boolean;
}

/**
 * Parameters of `GET /api/v1/events`. Nothing after the clock: neither what happens after it nor,
 * unless it is told as it happened, what came in after it. `undefined` = there is nothing to ask.
 */
export function rangeParameters(
  { kinds, districts, range }: RangeQuestion,
  { clockMs, isAsHappened }: AskedAt,
): URLSearchParams | undefined {
  const toMs = Math.min(range.toMs, clockMs);
  if (kinds.length === 0 || toMs <= range.fromMs) return undefined;
  const clock = new Date(clockMs).toISOString();
  return new URLSearchParams({
    kind: kinds.join(),
    ...(districts.length === 0 ? {} : { district: districts.join() }),
    from: new Date(range.fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    ...(isAsHappened ? {} : { known: clock }),
  });
}
