import type { Domain } from '../../contract/event.ts';
import type { Bounds, DistrictCode, Text } from '../../contract/place.ts';
import { boundsOf } from './history-bounds.ts';
import { searchForm } from './history-event-words.ts';
import type { ObservationTemplate } from './history-observation.ts';

/** A datastream as it was last described. */
export interface SeriesFacts {
  readonly id: number;
  readonly subject: string;
  readonly datastream: string;
  readonly observedProperty: string;
  readonly unit: string;
  readonly name: Text;
  readonly feed: string;
  readonly domain: Domain;
  readonly districts: readonly DistrictCode[];
  readonly bounds: Bounds | undefined;
  /** What a search finds it by, in the form of `searchForm`. */
  readonly words: string;
}

export interface KnownSeries {
  /** Of the state it was read at. */
  readonly stamp: string;
  readonly all: readonly SeriesFacts[];
  readonly byDatastream: ReadonlyMap<string, SeriesFacts>;
  readonly bySubject: ReadonlyMap<string, SeriesFacts>;
}

type Row = readonly [id: number, subject: string, datastream: string, template: string];

export function knownSeries(stamp: string, rows: <R>(sql: string) => R[]): KnownSeries {
  const all = rows<Row>(
    `select series.id, subject, datastream, body from series
       join template on template.id = series.template order by datastream`,
  ).map(factsOf);
  return {
    stamp,
    all,
    byDatastream: new Map(all.map((facts) => [facts.datastream, facts])),
    bySubject: new Map(all.map((facts) => [facts.subject, facts])),
  };
}

function factsOf([id, subject, datastream, body]: Row): SeriesFacts {
  const { domain, data } = JSON.parse(body) as ObservationTemplate;
  const { name } = data.featureOfInterest;
  const words = [name.ko, name.en, data.place?.ko, data.place?.en].filter(Boolean).join(' · ');
  return {
    id,
    subject,
    datastream,
    observedProperty: data.observedProperty,
    unit: data.unit,
    name,
    feed: data.provenance.feed,
    domain,
    districts: data.districts,
    bounds: boundsOf(data.geometry),
    words: searchForm(words),
  };
}
