import { IconLayer } from '@deck.gl/layers';
import type { LonLat } from '../../../contract/place.ts';
import type { LayerContext } from '../../map/define-layer.ts';
import type { MarkName } from './severity-atlas.ts';

/** A mark at a place: what every layer of severity marks draws. */
export interface PlacedMark {
  readonly subject: string;
  readonly at: LonLat;
  readonly mark: MarkName;
}

/** Severity marks from the shared atlas, `sizePx` high at line scale 1; the worst drawn last. */
export function markLayer(
  id: string,
  marks: readonly PlacedMark[],
  sizePx: number,
  { atlas, lineScale }: LayerContext,
): IconLayer<PlacedMark> {
  return new IconLayer<PlacedMark>({
    id,
    data: marks.toSorted((a, b) => a.mark.localeCompare(b.mark)),
    iconAtlas: atlas.picture as string,
    iconMapping: atlas.mapping,
    getIcon: ({ mark }) => mark,
    getPosition: ({ at }) => [at.lon, at.lat],
    sizeUnits: 'pixels',
    getSize: sizePx * lineScale * atlas.cellPerMark,
  });
}
