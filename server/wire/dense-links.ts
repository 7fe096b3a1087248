import { QUALITIES, type Threshold } from '../../contract/event.ts';
import type { Geometry } from '../../contract/place.ts';
import { atOf, isSameText, type DenseCodec } from './dense-codec.ts';

/** Road links: their speed changes, their line does not. */
export const LINKS: DenseCodec<'links'> = {
  entryOf: ({ subject, data }, slot, names) => ({
    slot,
    subject,
    name: data.featureOfInterest.name,
    feed: names.feedAt(data.provenance.feed),
    unit: data.unit,
    geometry: data.geometry,
    districts: data.districts,
    ...(data.thresholds === undefined ? {} : { thresholds: data.thresholds }),
  }),
  isSameEntry: (a, b) =>
    a.subject === b.subject &&
    a.data.unit === b.data.unit &&
    a.data.provenance.feed === b.data.provenance.feed &&
    isSameText(a.data.featureOfInterest.name, b.data.featureOfInterest.name) &&
    a.data.districts.join() === b.data.districts.join() &&
    isSameThresholds(a.data.thresholds, b.data.thresholds) &&
    isSameGeometry(a.data.geometry, b.data.geometry),
  write: ({ result, at, mark, quality }, row, event, frame) => {
    const value = event?.data.result;
    result[row] = typeof value === 'number' ? value : Number.NaN;
    if (event === undefined) return;
    at[row] = atOf(event, frame);
    mark[row] = frame.names.markAt(event.data);
    quality[row] = QUALITIES.indexOf(event.data.resultQuality);
  },
};

function isSameThresholds(
  a: readonly Threshold[] | undefined,
  b: readonly Threshold[] | undefined,
): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Feeds make their lines anew with each answer: equal is what has the same numbers. */
function isSameGeometry(a: Geometry | null, b: Geometry | null): boolean {
  return a === b || (a?.type === b?.type && isSameNumbers(a?.coordinates, b?.coordinates));
}

function isSameNumbers(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((part, index) => isSameNumbers(part, b[index]));
}
