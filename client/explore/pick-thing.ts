import type { LonLat } from '../../contract/place.ts';
import { rankOf } from '../design/severity.ts';
import { anchorOf } from './anchor.ts';
import { distanceM, toGeometryM } from './area.ts';
import type { Thing } from './thing.ts';

/** Of two marks as near as this the worse lies on top. */
const SAME_SHARE = 0.35;

interface Hit {
  readonly thing: Thing;
  readonly farM: number;
  /** The click is only somewhere in its area. */
  readonly isInside: boolean;
}

function hitOf(thing: Thing, at: LonLat, reachM: number): Hit[] {
  const { geometry } = thing;
  const anchor = anchorOf(thing);
  const toAnchorM = anchor === undefined ? Infinity : distanceM(at, anchor);
  if (toAnchorM <= reachM) return [{ thing, farM: toAnchorM, isInside: false }];
  if (geometry === null || geometry.type === 'Point') return [];
  const farM = toGeometryM(at, geometry);
  return farM <= reachM ? [{ thing, farM, isInside: geometry.type === 'MultiPolygon' }] : [];
}

/**
 * What a click takes: the nearest mark or line within reach, of those at the same place the worst;
 * an area only where nothing else is, the worst first.
 */
export function pickThing(things: readonly Thing[], at: LonLat, reachM: number): Thing | undefined {
  const step = Math.max(1, SAME_SHARE * reachM);
  const nearness = ({ farM, isInside }: Hit): number =>
    isInside ? Infinity : Math.floor(farM / step);
  const hits = things.flatMap((thing) => hitOf(thing, at, reachM));
  const [best] = hits.toSorted((a, b) => {
    const [near, other] = [nearness(a), nearness(b)];
    if (near !== other) return near - other;
    return rankOf(b.thing.level) - rankOf(a.thing.level) || a.farM - b.farM;
  });
  return best?.thing;
}
