import type { DistrictCode, Text } from '../../contract/place.ts';
import type { Contact } from '../../contract/office.ts';
import { rankOf, worstOf, type Level } from '../design/severity.ts';
import { layerTitle } from './layer-titles.ts';
import type { Thing } from './thing.ts';

/** What stands in a district, one layer. */
export interface DistrictLayer {
  readonly layer: string;
  readonly title: Text;
  readonly count: number;
  readonly abnormal: number;
  readonly worst: Level;
  /** Worst first, then the youngest. */
  readonly things: readonly Thing[];
}

const isAbnormal = ({ level }: Thing): boolean => level !== '?' && level > 0;

/** Worst first; what has ended last. */
function worstFirst(things: readonly Thing[]): readonly Thing[] {
  return things.toSorted(
    (a, b) =>
      Number(a.endedMs !== undefined) - Number(b.endedMs !== undefined) ||
      rankOf(b.level) - rankOf(a.level) ||
      b.sinceMs - a.sinceMs,
  );
}

/** Everything of a district by layer, the layer with the worst first. */
export function districtLayers(
  things: readonly Thing[],
  code: DistrictCode,
): readonly DistrictLayer[] {
  const own = things.filter(({ districts }) => districts.includes(code));
  return [...Map.groupBy(own, ({ layer }) => layer)]
    .map(([layer, rows]) => ({
      layer,
      title: layerTitle(layer, rows[0]?.kind === 'request' ? rows[0].what : undefined),
      count: rows.length,
      abnormal: rows.filter(isAbnormal).length,
      worst: worstOf(rows.map(({ level }) => level)),
      things: worstFirst(rows),
    }))
    .toSorted((a, b) => rankOf(b.worst) - rankOf(a.worst) || b.abnormal - a.abnormal);
}

/** Who is in charge of what is open in a district, each once. */
export function districtContacts(things: readonly Thing[], code: DistrictCode): readonly Contact[] {
  const people = things.flatMap(({ districts, event, endedMs }) =>
    event?.kind === 'situation' && endedMs === undefined && districts.includes(code)
      ? event.data.incharge
      : [],
  );
  return [...new Map(people.map((contact) => [contact.id, contact])).values()];
}

/** The gauge that a district's chart shows: the worst river or sewer, else the worst value of any kind. */
export function districtGauge(things: readonly Thing[], code: DistrictCode): Thing | undefined {
  const values = worstFirst(
    things.filter(
      ({ kind, districts, value }) =>
        kind === 'observation' && value !== undefined && districts.includes(code),
    ),
  );
  const isWater = ({ layer }: Thing): boolean =>
    layer === 'observation/water.level' || layer === 'observation/sewer.level';
  const [first] = values;
  const water = values.find(isWater);
  if (first === undefined || water === undefined) return first;
  return rankOf(first.level) > rankOf(water.level) ? first : water;
}
