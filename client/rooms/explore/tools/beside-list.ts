import type { Geometry } from '../../../../contract/place.ts';
import { boundsOf } from '../../../city/corners.ts';
import type { ExploreView } from '../../../explore/explore-view.ts';
import type { MapHands } from '../../../map/map-hands.ts';

/** The list of what lies near, over the right of the map, with the gap beside it, CSS px. */
export const LIST_PX = 372;

/** Where the map must stand for a place to be seen beside the list; nothing where it is seen as it is. */
export function besideList(
  { camera }: Pick<ExploreView, 'camera'>,
  hands: Pick<MapHands, 'isClear'>,
  geometry: Geometry | undefined,
): Pick<ExploreView, 'camera'> {
  const bounds = geometry === undefined ? undefined : boundsOf(geometry);
  // The whole city is put beside it as it is.
  if (bounds === undefined || camera === undefined) return {};
  const [west, south, east, north] = bounds;
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 };
  return hands.isClear(middle, LIST_PX) ? {} : { camera: { ...camera, ...middle } };
}
