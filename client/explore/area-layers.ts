import type { City } from '../city/city.ts';
import { levelOfCell, worstOf } from '../design/severity.ts';
import type { DeskLayer } from './desk-layers.ts';
import { layerTitle } from './layer-titles.ts';

/** What is known of all districts at once is drawn on them; it has no rows of its own. */
const FORMS = ['district-levels', 'scores'] as const;

/** Whether a layer colours the districts, and has no rows. */
export const isAreaLayer = (id: string): boolean =>
  FORMS.some((form) => id === `indicator/${form}`);

/** Layers that colour the districts. */
export function areaLayers(indicators: City['byKind']['indicator']): readonly DeskLayer[] {
  return FORMS.flatMap((form): DeskLayer[] => {
    const event = indicators.get(`indicator/${form}`);
    if (event === undefined) return [];
    const { data } = event;
    const cells =
      data.form === 'district-levels' ? data.cells : data.form === 'scores' ? data.total : {};
    const count = Object.keys(cells).length;
    const levels =
      data.form === 'district-levels'
        ? Object.values(data.cells).map((cell) => levelOfCell(cell.at(-1)))
        : [];
    const id = `indicator/${form}`;
    return [
      {
        id,
        title: layerTitle(id),
        kind: 'indicator',
        domain: event.domain,
        count,
        placed: count,
        abnormal: levels.filter((level) => level !== '?' && level > 0).length,
        worst: worstOf(levels),
        feeds: [],
        newestMs: Date.parse(event.time),
      },
    ];
  });
}
