import type { CityAnswer } from '../../contract/api.ts';
import type { LonLat } from '../../contract/place.ts';
import { fitLabels } from '../layers/kit/fit-labels.ts';
import { say } from '../design/language.ts';
import type { LayerContext, MapLabel } from './define-layer.ts';

/** Nearer than this a district's name alone does not say where one is. */
const FROM_ZOOM = 12.2;
const MOST = 12;

/** Names of places that the city gives, where the map is near enough and they cover nothing. */
export function placeLabels(
  places: CityAnswer['places'],
  taken: readonly LonLat[],
  context: Pick<LayerContext, 'zoom' | 'lineScale' | 'language'>,
): readonly MapLabel[] {
  if (context.zoom < FROM_ZOOM) return [];
  const wanted = places.map(({ name, at }) => ({
    key: `place ${name.ko}`,
    at,
    text: say(name, context.language),
  }));
  return fitLabels(wanted, taken, context, { most: MOST, abovePx: 0 });
}
