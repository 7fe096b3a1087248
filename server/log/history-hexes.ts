import { HEX_RESOLUTIONS, type HexAnswer, type HexQuery } from '../../contract/hexes.ts';
import { arrivals } from './history-events.ts';
import { filterOf } from './history-filter.ts';
import { hexSums } from './history-hex-sums.ts';
import { hexedEvents } from './history-hexed-events.ts';
import { hexedValues } from './history-hexed-values.ts';
import { holesWithin } from './history-holes.ts';
import { Unanswered, type HistoryView } from './history-view.ts';

/** Things in cells; those without a place of one cell are counted beside them. */
export function hexAnswer(view: HistoryView, query: HexQuery): HexAnswer {
  const { kind, layer, resolution, ...asked } = query;
  const { least, most } = HEX_RESOLUTIONS;
  if (!Number.isInteger(resolution) || resolution < least || resolution > most) {
    const detail = `resolution: expected ${least} to ${most}, found ${resolution}`;
    throw new Unanswered('bad-query', detail);
  }
  if (layer !== undefined && layer !== kind && !layer.startsWith(`${kind}/`)) {
    throw new Unanswered('bad-query', `layer: expected one of kind ${kind}, found ${layer}`);
  }
  const filter = filterOf(view, { ...asked, kinds: [kind], limit: 1 });
  const sums = hexSums(resolution);
  const isOne = layer !== undefined && layer !== kind;
  let units: ReadonlySet<string> = new Set();
  if (kind === 'observation') {
    const property = isOne ? layer.slice(kind.length + 1) : undefined;
    units = new Set(hexedValues(view, filter, property, sums).map(({ unit }) => unit));
  } else {
    hexedEvents(view, filter, isOne ? layer : undefined, sums);
  }
  const [unit] = units;
  const { from, to, knownAt } = query;
  return {
    kind,
    ...(layer === undefined ? {} : { layer }),
    resolution,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(knownAt === undefined ? {} : { known: knownAt }),
    ...(units.size === 1 && unit !== undefined ? { unit } : {}),
    cells: sums.cells(),
    ...sums.rest(),
    ...holesWithin(view, arrivals(filter)),
  };
}
