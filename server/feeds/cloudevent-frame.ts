import { DOMAINS, type Domain, type Flag, type Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { thingOf, type CloudEvent } from './cloudevent-envelope.ts';
import type { ReadKind } from './cloudevent-mapping.ts';
import { NOWHERE, placeOfGeoJson, type Place } from './place-of.ts';
import { retainedFlags } from './retained-flags.ts';

/** What data of any kind may say of where. */
export interface Located {
  readonly name?: Text | undefined;
  readonly place?: Text | undefined;
  readonly geometry?: unknown;
  readonly lon?: number | undefined;
  readonly lat?: number | undefined;
  readonly districts?: readonly string[] | undefined;
}

export interface EventFrame {
  readonly subject: string;
  readonly ref: string;
  readonly time: Instant;
  readonly version: string;
  readonly flags: readonly Flag[];
  readonly where: Place;
  readonly place?: Text;
  readonly domain?: Domain;
  readonly expirytime?: Instant;
  readonly correlationid?: string;
}

/** What an event of any kind says of itself; nothing that it leaves out is invented. */
export function frameOfEvent(
  event: CloudEvent,
  kind: ReadKind,
  data: Located,
  dataTime: Instant | undefined,
  { city, frame }: RowContext,
  subjectInData?: string,
): EventFrame | { readonly reject: string } {
  const said = event.subject ?? subjectInData;
  const thing = said === undefined ? undefined : thingOf(said, kind);
  if (thing === undefined) return { reject: 'no subject: it does not say what it is about' };
  const time = event.time === undefined ? dataTime : offsetInstant(event.time);
  if (time === undefined) {
    return {
      reject: event.time === undefined ? 'no time' : `no such time: ${event.time.slice(0, 40)}`,
    };
  }
  const shape =
    data.lon === undefined || data.lat === undefined
      ? data.geometry
      : { type: 'Point', coordinates: [data.lon, data.lat] };
  const placed = shape === undefined || shape === null ? NOWHERE : placeOfGeoJson(city, shape);
  const known = (data.districts ?? []).filter((code) =>
    city.districts.some((d) => d.code === code),
  );
  const place = data.place ?? data.name;
  const domain = DOMAINS.find((name) => name === event.domain);
  const expirytime = offsetInstant(event.expirytime ?? '');
  return {
    subject: `${kind}/${frame.feed}/${thing}`,
    ref: event.id,
    time,
    // Events of one instant are put in order by their sender.
    version: event.sequence === undefined ? time : `${time}#${event.sequence}`,
    flags: [...placed.flags, ...retainedFlags(frame)],
    where: known.length > 0 ? { ...placed, districts: known } : placed,
    ...(place === undefined ? {} : { place }),
    ...(domain === undefined ? {} : { domain }),
    ...(expirytime === undefined ? {} : { expirytime }),
    ...(event.correlationid === undefined ? {} : { correlationid: event.correlationid }),
  };
}
