const SPAN = 'from=2022-08-08T17:00:00%2B09:00&to=2022-08-08T17:30:00%2B09:00';

/** What of a city is asked for, escaped as parts of an address are. */
interface AskedOf {
  /** A datastream, and an event. */
  readonly stream: string;
  readonly id: string;
  /** Path of its raw bytes. */
  readonly raw: string;
  readonly feed: string;
}

/** Addresses by the path that describes them, good and bad; a path that is not here is asked as it stands. */
export const askedAddresses = ({
  stream,
  id,
  raw,
  feed,
}: AskedOf): Readonly<Record<string, readonly string[]>> => ({
  '/api/v1/events': [
    ...['position', 'asset', 'request', 'indicator', 'alert', 'feed', 'observation'].map(
      (kind) => `/api/v1/events?kind=${kind}&limit=50`,
    ),
    '/api/v1/events?limit=1000',
    '/api/v1/events?format=geojson&kind=incident,alert&limit=100',
    '/api/v1/events?format=csv&kind=observation&limit=100',
    '/api/v1/events?kind=nothing',
    '/api/v1/events?bbox=0,0,1,1&format=geojson',
    '/api/v1/events?bbox=-180,-90,180,90&format=geojson&limit=200',
    '/api/v1/events?severity=Unknown&q=%EA%B0%95&format=csv',
    '/api/v1/events?kind=&limit=3&cursor=',
    '/api/v1/events?from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z&limit=1',
    '/api/v1/events?cursor=AAAA',
  ],
  '/api/v1/events/{id}': [`/api/v1/events/${id}`, '/api/v1/events/nobody-sent-this'],
  '/api/v1/events/{id}/trace': [`/api/v1/events/${id}/trace`],
  '/api/v1/export/events': [
    '/api/v1/export/events?kind=alert',
    '/api/v1/export/events?kind=alert&format=geojson',
    '/api/v1/export/events?limit=1',
  ],
  '/api/v1/series': [
    `/api/v1/series?datastream=${stream}&${SPAN}`,
    `/api/v1/series?datastream=${stream}&${SPAN}&format=csv`,
    `/api/v1/series?datastream=${stream}&${SPAN}&basis=known&shift=604800&step=7`,
    `/api/v1/series?datastream=${stream}&from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z`,
    `/api/v1/series?datastream=${stream}&${SPAN}&step=1&format=csv`,
    '/api/v1/series?datastream=%00',
    '/api/v1/series',
  ],
  '/api/v1/bands': [
    `/api/v1/bands?datastream=${stream}&${SPAN}`,
    `/api/v1/bands?datastream=${stream}&from=2022-01-01T00:00:00Z&to=2022-08-01T00:00:00Z`,
    '/api/v1/bands?datastream=none&from=2022-01-01T00:00:00Z&to=2022-01-02T00:00:00Z',
  ],
  '/api/v1/aggregate': [
    `/api/v1/aggregate?kind=incident&by=district,feed&known=2022-08-08T08:20:00Z&${SPAN}`,
    `/api/v1/aggregate?kind=observation&property=water.level&by=district&${SPAN}`,
    `/api/v1/aggregate?kind=indicator&by=severity,day&${SPAN}&format=csv`,
    `/api/v1/aggregate?kind=observation&by=severity&${SPAN}`,
    `/api/v1/aggregate?kind=position&by=day&${SPAN}`,
    '/api/v1/aggregate?kind=incident',
  ],
  '/api/v1/density': [
    `/api/v1/density?step=300&${SPAN}`,
    `/api/v1/density?step=3600&known=2022-08-08T08:20:00Z&${SPAN}`,
    '/api/v1/density?step=7&from=2022-08-08T08:20:00Z&to=2022-08-08T09:20:00Z',
    '/api/v1/density?step=60&from=2000-08-08T08:20:00Z&to=2022-08-08T09:20:00Z',
  ],
  '/api/v1/hexes': [
    `/api/v1/hexes?layer=incident/flood&${SPAN}`,
    `/api/v1/hexes?kind=observation&property=water.level&resolution=7&${SPAN}`,
    '/api/v1/hexes?kind=alert&resolution=6&known=2022-08-08T08:20:00Z&bbox=126,37,128,38',
    '/api/v1/hexes?kind=position',
    '/api/v1/hexes?layer=weather&resolution=12',
  ],
  '/api/v1/snapshot': [
    '/api/v1/snapshot',
    '/api/v1/snapshot?at=2022-08-08T17:10:00%2B09:00',
    '/api/v1/snapshot?at=2022-08-08T17:10:00%2B09:00&basis=happened',
    '/api/v1/snapshot?at=1999-01-01T00:00:00Z',
  ],
  '/api/v1/overlays/{id}': [
    '/api/v1/overlays/described-gates',
    '/api/v1/overlays/nobody-shares-it',
  ],
  '/api/v1/raw/{rawId}': [raw, '/api/v1/raw/unknown'],
  '/api/v1/feeds/{feed}/rejects': [`/api/v1/feeds/${feed}/rejects`],
});
