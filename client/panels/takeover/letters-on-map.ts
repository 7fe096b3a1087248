import type { Bounds } from '../../../contract/place.ts';
import type { Camera } from '../../../contract/situation.ts';
import { CAMERA_LETTERS } from '../../design/camera-letters.ts';

/** Letters of the cameras that lie on the map: `A–D` when all do, `A·C`, or nothing when none does. */
export function lettersOnMap(
  cameras: readonly Pick<Camera, 'lon' | 'lat'>[],
  bounds: Bounds | undefined,
): string {
  if (bounds === undefined) return '';
  const [west, south, east, north] = bounds;
  const letters = CAMERA_LETTERS.slice(0, cameras.length);
  const seen = letters.filter((_, index) => {
    const camera = cameras[index];
    return (
      camera !== undefined &&
      camera.lon >= west &&
      camera.lon <= east &&
      camera.lat >= south &&
      camera.lat <= north
    );
  });
  const [first] = seen;
  const isWhole = seen.length === letters.length && seen.length > 2;
  return isWhole ? `${first}–${seen.at(-1)}` : seen.join('·');
}
