import type { CityEvent, Kind } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { column, instants, type Column } from './export-cell.ts';
import { KIND_COLUMNS } from './export-kind-columns.ts';

const SPACE = ' ';

const HEAD: readonly Column[] = [
  column('mode', 'mode', (_event, { mode }) => mode),
  column('kind', 'kind', ({ kind }) => kind),
  column('domain', 'domain', ({ domain }) => domain),
  column('subject', 'subject', ({ subject }) => subject),
  column('change', 'change', ({ type }) => type.split('.')[2]),
  ...instants('time', 'time', ({ time }) => time),
  ...instants('recorded', 'recorded', ({ recordedtime }) => recordedtime),
  column('lon', 'lon [deg]', (event) => pointOf(event)?.[0]),
  column('lat', 'lat [deg]', (event) => pointOf(event)?.[1]),
  column('districts', 'districts', ({ data }) => data.districts.join(SPACE)),
  column('place', 'place', ({ data }) => data.place?.ko),
  column('severity', 'severity', ({ data }) => ('severity' in data ? data.severity : undefined)),
  column('headlineKo', 'headline [ko]', (event) => headlineOf(event)?.ko),
  column('headlineEn', 'headline [en]', (event) => headlineOf(event)?.en),
];

const TAIL: readonly Column[] = [
  column('flags', 'flags', ({ data }) => data.flags?.join(SPACE)),
  column('basis', 'basis', ({ data }) => data.basis),
  column('id', 'id', ({ id }) => id),
  column('feed', 'feed', ({ data }) => data.provenance.feed),
  column('standard', 'standard', ({ data }) => data.provenance.standard),
  column('ref', 'ref', ({ data }) => data.provenance.ref),
  column('rawId', 'raw id', ({ data }) => data.provenance.rawId),
  column('licence', 'licence', ({ data }) => data.provenance.licence),
  column('attribution', 'attribution', ({ data }, facts) =>
    facts.attributionOf(data.provenance.feed),
  ),
  column('zone', 'zone of city time', (_event, { zone }) => zone),
  column('exportedAt', 'exported [UTC]', (_event, { exportedAt }) => exportedAt),
];

/**
 * Columns of an export, the same whatever is in it: those of all events, and between them those of
 * the kind when one kind alone is asked for.
 */
export function exportColumns(kinds: readonly Kind[] | undefined): readonly Column[] {
  const [kind, ...others] = kinds ?? [];
  const own = kind === undefined || others.length > 0 ? [] : KIND_COLUMNS[kind];
  return [...HEAD, ...own, ...TAIL];
}

function pointOf({ data }: CityEvent): readonly [number, number] | undefined {
  return data.geometry?.type === 'Point' ? data.geometry.coordinates : undefined;
}

function headlineOf(event: CityEvent): Text | undefined {
  switch (event.kind) {
    case 'incident':
    case 'alert':
      return event.data.headline;
    case 'observation':
      return event.data.featureOfInterest.name;
    case 'position':
    case 'asset':
      return event.data.name;
    case 'request':
      return event.data.service.name;
    case 'indicator':
      if ('label' in event.data) return event.data.label;
      return 'title' in event.data ? event.data.title : undefined;
    case 'situation':
      return event.data.title;
    case 'alarm':
      return event.data.label;
    case 'stage':
      return event.data.why;
    case 'directive':
      return { ko: event.data.text };
    case 'feed':
      return event.data.title;
  }
}
