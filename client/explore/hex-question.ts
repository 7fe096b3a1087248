import type { LayerChoice, TimeRange } from './explore-view.ts';
import { isNarrow, type Filter } from './filter.ts';
import { hexResolution } from './hex-resolution.ts';
import type { AskedAt } from './range-question.ts';

/** Zoom of a map on which nobody has moved anything. */
const CITY_ZOOM = 10;

/**
 * Parameters of `GET /api/v1/hexes` for a layer in the brushed range; `undefined` = its rows are
 * counted here: each is drawn by itself, nobody keeps its past, or the filter has parts that the
 * server does not narrow as the desk does.
 */
export function hexParameters(
  { id, form }: LayerChoice,
  filter: Filter,
  range: TimeRange,
  { clockMs, isAsHappened }: AskedAt,
  zoom: number = CITY_ZOOM,
): URLSearchParams | undefined {
  const toMs = Math.min(range.toMs, clockMs);
  const isOfServer = form !== 'each' && !id.startsWith('position/') && !id.startsWith('feed/');
  if (!isOfServer || isNarrow({ ...filter, districts: [] }) || toMs <= range.fromMs) {
    return undefined;
  }
  const instant = (ms: number): string => new Date(ms).toISOString();
  return new URLSearchParams({
    layer: id,
    resolution: String(hexResolution(zoom, form === 'heat' ? 1 : 0)),
    ...(filter.districts.length === 0 ? {} : { district: filter.districts.toSorted().join() }),
    from: instant(range.fromMs),
    to: instant(toMs),
    ...(isAsHappened ? {} : { known: instant(clockMs) }),
  });
}
