import { z } from 'zod';
import { KINDS, type Kind } from '../../contract/event.ts';
import { HEX_RESOLUTIONS, type HexQuery } from '../../contract/hexes.ts';
import { eventFilter, EVENT_FILTER } from './events-query.ts';
import {
  isInOrder,
  kindParameter,
  NOT_IN_ORDER,
  present,
  textParameter,
} from './query-parameters.ts';

const { least, usual, most } = HEX_RESOLUTIONS;
const { kind: _kinds, ...FILTER } = EVENT_FILTER;

/** A kind, and what tells its layers apart: `incident/flood`. */
const LAYER = new RegExp(`^(${KINDS.join('|')})(/[^,]+)?$`, 'u');
const layerParameter = textParameter.regex(LAYER, {
  error: 'a layer, e.g. incident/flood or observation/water.level',
});

const kindOf = (layer: string): Kind | undefined =>
  KINDS.find((kind) => layer === kind || layer.startsWith(`${kind}/`));

/** Parameters of `GET /api/v1/hexes`: one of `layer` and `kind`, and the filter of events. */
export const HEXES_QUERY = z
  .strictObject({
    ...FILTER,
    layer: layerParameter.exactOptional(),
    kind: kindParameter.exactOptional(),
    property: textParameter.exactOptional(),
    resolution: z.int().min(least).max(most).default(usual),
  })
  .refine(isInOrder, NOT_IN_ORDER)
  .refine(({ layer, kind }) => (layer === undefined) !== (kind === undefined), {
    path: ['kind'],
    error: 'either it or `layer`',
  })
  .refine(({ kind, property }) => property === undefined || kind === 'observation', {
    path: ['property'],
    error: 'it only with kind=observation',
  });

/** What the history is asked; a property of observations is one of their layers. */
export function hexQuery(query: z.output<typeof HEXES_QUERY>): HexQuery {
  const { layer: named, kind, property, resolution, ...filter } = query;
  const layer = named ?? (property === undefined ? undefined : `observation/${property}`);
  return {
    ...eventFilter(filter),
    // One of both is given: the schema says so.
    kind: kind ?? kindOf(named ?? '') ?? 'observation',
    resolution,
    ...present({ layer }),
  };
}
