import type { LonLat } from '../../contract/place.ts';
import { MOST_RADIUS_M } from './area-address.ts';
import { distanceM, type Area } from './area.ts';
import { isSelfCrossing, ringM2 } from './measure-shape.ts';

/** What is drawn on the map: something to measure, or an area to filter by. */
export const DRAW_TOOLS = ['measure', 'polygon', 'circle'] as const;
export type DrawTool = (typeof DRAW_TOOLS)[number];

/** Why what was drawn is no area. */
export type DrawProblem = 'crossing' | 'flat' | 'tooFew';

/** What a corner leads to. */
export type DrawStep =
  | { readonly type: 'more'; readonly corners: readonly LonLat[] }
  /** The line or the ring is as it should be. */
  | { readonly type: 'done'; readonly isClosed: boolean }
  | { readonly type: 'area'; readonly area: Area }
  | { readonly type: 'problem'; readonly problem: DrawProblem };

/** Smaller is a slip of the hand, m². */
const LEAST_M2 = 1;

/** The area of a ring that is finished, or what is wrong with it. */
export function finishRing(ring: readonly LonLat[]): DrawStep {
  if (ring.length < 3) return { type: 'problem', problem: 'tooFew' };
  if (isSelfCrossing(ring)) return { type: 'problem', problem: 'crossing' };
  if (ringM2(ring) < LEAST_M2) return { type: 'problem', problem: 'flat' };
  return { type: 'area', area: { type: 'polygon', ring } };
}

/**
 * One more corner at a place. The first corner again closes a ring, the last one again ends what is
 * drawn; within `reachM` it is the same place.
 */
export function addCorner(
  tool: DrawTool,
  corners: readonly LonLat[],
  at: LonLat,
  reachM: number,
): DrawStep {
  const [first] = corners;
  if (first === undefined) return { type: 'more', corners: [at] };
  if (tool === 'circle') {
    const radiusM = Math.round(distanceM(first, at));
    if (radiusM < 1) return { type: 'problem', problem: 'flat' };
    return {
      type: 'area',
      area: { type: 'circle', at: first, radiusM: Math.min(radiusM, MOST_RADIUS_M) },
    };
  }
  const last = corners.at(-1) ?? first;
  const isFirst = corners.length > 2 && distanceM(first, at) <= reachM;
  const isLast = corners.length > 1 && distanceM(last, at) <= reachM;
  if (tool === 'measure' && (isFirst || isLast)) return { type: 'done', isClosed: isFirst };
  if (tool === 'polygon' && (isFirst || isLast)) return finishRing(corners);
  return { type: 'more', corners: [...corners, at] };
}
