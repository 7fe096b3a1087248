import { IconLayer } from '@deck.gl/layers';
import type { LonLat } from '../../../contract/place.ts';
import type { LayerContext } from '../../map/define-layer.ts';
import { noteMarks } from './drawn-marks.ts';
import type { MarkName } from './severity-atlas.ts';

/** A mark at a place: what every layer of severity marks draws. */
export interface PlacedMark {
  readonly subject: string;
  readonly at: LonLat;
  readonly mark: MarkName;
}

/** Marks in the order they are drawn, by the list they came in: the same list is sent to the card once. */
const SORTED = new WeakMap<readonly PlacedMark[], readonly PlacedMark[]>();

function worstLast(marks: readonly PlacedMark[]): readonly PlacedMark[] {
  const held = SORTED.get(marks);
  if (held !== undefined) return held;
  const sorted = marks.toSorted((a, b) => a.mark.localeCompare(b.mark));
  SORTED.set(marks, sorted);
  return sorted;
}

/** Severity marks from the shared atlas, `sizePx` high at line scale 1; the worst drawn last. */
export function markLayer(
  id: string,
  marks: readonly PlacedMark[],
  sizePx: number,
  { atlas, lineScale }: LayerContext,
  opacity = 1,
): IconLayer<PlacedMark> {
  const layer = new IconLayer<PlacedMark>({
    id,
    data: worstLast(marks),
    opacity,
    iconAtlas: atlas.picture as string,
    iconMapping: atlas.mapping,
    getIcon: ({ mark }) => mark,
    getPosition: ({ at }) => [at.lon, at.lat],
    sizeUnits: 'pixels',
    getSize: sizePx * lineScale * atlas.cellPerMark,
  });
  return noteMarks(layer, { places: marks, sizePx: sizePx * lineScale });
}
