import type { Geometry, LonLat } from '../../../contract/place.ts';
import { toLonLat } from './path.ts';

/** Where a thing stands, if it stands at a point. */
export function pointOf(geometry: Geometry | null): LonLat | undefined {
  return geometry?.type === 'Point' ? toLonLat(geometry.coordinates) : undefined;
}
