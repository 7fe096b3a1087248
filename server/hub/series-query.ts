import { z } from 'zod';
import { AGGREGATE_BY, type AggregateQuery, type SeriesQuery } from '../../contract/history.ts';
import {
  basisParameter,
  districtsParameter,
  domainsParameter,
  instantParameter,
  isInOrder,
  kindParameter,
  NOT_IN_ORDER,
  present,
  textParameter,
} from './query-parameters.ts';

const SPAN = { from: instantParameter, to: instantParameter };
const STEP_MAX_SEC = 31 * 86_400;
const SHIFT_MAX_SEC = 366 * 86_400;

/** Parameters of `GET /api/v1/series`; `step` and `shift` in seconds. */
export const SERIES_QUERY = z
  .strictObject({
    datastream: textParameter,
    ...SPAN,
    step: z.int().min(1).max(STEP_MAX_SEC).exactOptional(),
    shift: z.int().min(0).max(SHIFT_MAX_SEC).exactOptional(),
    basis: basisParameter.exactOptional(),
    known: instantParameter.exactOptional(),
    format: z.enum(['json', 'csv']).exactOptional(),
  })
  .refine(isInOrder, NOT_IN_ORDER)
  .refine(({ basis, known }) => known === undefined || basis !== 'happened', {
    path: ['known'],
    error: 'it only with basis=known',
  });

/** `known` alone asks for what was known then. */
export function seriesQuery(query: z.output<typeof SERIES_QUERY>): SeriesQuery {
  const { datastream, from, to, step, shift, known } = query;
  const basis = query.basis ?? (known === undefined ? undefined : 'known');
  return {
    datastream,
    from,
    to,
    ...present({ stepSec: step, shiftSec: shift, basis, knownAt: known }),
  };
}

/** Parameters of `GET /api/v1/bands`. */
export const BANDS_QUERY = z
  .strictObject({ datastream: textParameter, ...SPAN })
  .refine(isInOrder, NOT_IN_ORDER);

/** Parameters of `GET /api/v1/aggregate`. */
export const AGGREGATE_QUERY = z
  .strictObject({
    kind: kindParameter,
    by: z.array(z.enum(AGGREGATE_BY)).min(1).max(2),
    property: textParameter.exactOptional(),
    domain: domainsParameter,
    district: districtsParameter,
    ...SPAN,
    known: instantParameter.exactOptional(),
    format: z.enum(['json', 'csv']).exactOptional(),
  })
  .refine(isInOrder, NOT_IN_ORDER)
  .refine(({ kind, property }) => property === undefined || kind === 'observation', {
    path: ['property'],
    error: 'it only with kind=observation',
  });

export function aggregateQuery(query: z.output<typeof AGGREGATE_QUERY>): AggregateQuery {
  const { kind, by, property, domain, district, from, to, known } = query;
  return {
    kind,
    by,
    from,
    to,
    ...present({
      observedProperty: property,
      domains: domain,
      districts: district,
      knownAt: known,
    }),
  };
}
