import type { CityContext } from '../feed-kit/city-context.ts';
import type { Call } from '../feed-kit/define-connector.ts';
import { settingsOf } from './sensorthings-settings.ts';

/** What came to the server since the last few rounds, and once a day the table of datastreams. */
export function calls(city: CityContext, now: string): readonly Call[] {
  const { lookbackSec, pageSize } = settingsOf(city);
  const since = new Date(Date.parse(now) - lookbackSec * 1000).toISOString();
  const filter = encodeURIComponent(`resultTime gt ${since}`);
  const order = encodeURIComponent('resultTime,@iot.id');
  const expand = 'Datastream($select=@iot.id,name,unitOfMeasurement),FeatureOfInterest';
  const known = 'Thing($expand=Locations),ObservedProperty';
  return [
    {
      name: 'observations',
      path: `/Observations?$filter=${filter}&$orderby=${order}&$expand=${encodeURIComponent(expand)}&$top=${pageSize}`,
    },
    {
      name: 'datastreams',
      path: `/Datastreams?$expand=${encodeURIComponent(known)}&$top=1000`,
      isCompanion: true,
    },
  ];
}

/** One topic a datastream that the city lists. */
export function topics(city: CityContext): readonly string[] {
  const { datastreams, root } = settingsOf(city);
  const ids = Object.keys(datastreams).map((id) => (/^\d+$/.test(id) ? id : `'${id}'`));
  // Without ids a message does not say whose it is, unless the server links it.
  if (ids.length === 0) return [`${root}/Observations`];
  return ids.map((id) => `${root}/Datastreams(${id})/Observations`);
}
