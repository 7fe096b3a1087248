import type { z } from 'zod';
import type { Flag } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { requestOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { maskedText } from './open311-privacy.ts';
import { requestPlace } from './open311-place.ts';
import { requestTypesOf } from './open311-catalogue.ts';
import { settingsOf } from './open311-settings.ts';
import { statusOf } from './open311-status.ts';
import { open311Time } from './open311-time.ts';

export const requestRow = columns(
  {
    id: ['service_request_id'],
    status: ['status'],
    statusNotes: ['status_notes'],
    serviceName: ['service_name'],
    serviceCode: ['service_code'],
    description: ['description'],
    agency: ['agency_responsible'],
    requested: ['requested_datetime'],
    updated: ['updated_datetime'],
    expected: ['expected_datetime'],
    address: ['address', 'address_string'],
    lat: ['lat'],
    lon: ['long', 'lon'],
    media: ['media_url'],
  },
  {
    id: text,
    status: text,
    statusNotes: optionalText,
    serviceName: optionalText,
    serviceCode: optionalText,
    description: optionalText,
    agency: optionalText,
    requested: text,
    updated: optionalText,
    expected: optionalText,
    address: optionalText,
    // A place that cannot be read must not cost the report.
    lat: optionalNumeric.catch(undefined),
    lon: optionalNumeric.catch(undefined),
    media: optionalText,
  },
);
export type RequestRow = z.output<typeof requestRow>;

/** A citizen's report; `[]` where it lies outside the city. */
export function citizenRequest(row: RequestRow, context: RowContext, origin: Origin): RowResult {
  const { city, frame, drift } = context;
  const settings = settingsOf(city);
  const requested = open311Time(row.requested, city.zone);
  if (requested === undefined) return { reject: `no such time: ${row.requested}` };
  const updated = row.updated === undefined ? undefined : open311Time(row.updated, city.zone);
  // Without the time of its change nobody knows which of two rows is newer.
  if (row.updated !== undefined && updated === undefined) {
    return { reject: `no such time: ${row.updated}` };
  }
  const expected = row.expected === undefined ? undefined : open311Time(row.expected, city.zone);
  const place = requestPlace(city, row.lon, row.lat, row.address);
  if (place === undefined) return [];
  const known = statusOf(row.status, settings.statuses);
  if (known === undefined) drift(`status ${row.status.slice(0, 40)}`);
  // A word nobody knows is no sign that somebody has done something.
  const status = known ?? 'open';
  const isLater = updated !== undefined && updated.at > requested.at;
  const time = isLater ? updated.at : requested.at;
  const isAssumed = [requested, updated, expected].some((found) => (found?.flags ?? []).length > 0);
  const flags: readonly Flag[] = isAssumed ? [...place.flags, 'zone-assumed'] : place.flags;
  const service = serviceOf(row, context);
  const mediaUrl = row.media === undefined ? undefined : secureUrl(row.media);
  return [
    requestOf(context, origin, {
      subject: `request/${frame.feed}/${subjectKey(row.id)}`,
      ref: row.id,
      time,
      // Many endpoints change a request without a new time, or never give one.
      isEdited: true,
      ...(service.domain === undefined ? {} : { domain: service.domain }),
      geometry: place.geometry,
      districts: place.districts,
      flags,
      ...(row.address === undefined ? {} : { address: row.address, place: { ko: row.address } }),
      status,
      service: { code: service.code, name: { ko: service.name } },
      requestedAt: requested.at,
      ...(updated === undefined ? {} : { updatedAt: updated.at }),
      ...(expected === undefined ? {} : { expectedAt: expected.at }),
      ...(status === 'closed' ? { endedAt: time } : {}),
      ...(row.description === undefined ? {} : { description: row.description }),
      ...(row.statusNotes === undefined ? {} : { statusNotes: row.statusNotes }),
      ...(row.agency === undefined ? {} : { agency: { ko: maskedText(row.agency) } }),
      ...(mediaUrl === undefined ? {} : { mediaUrl }),
    }),
  ];
}

/** What it is about; rows may leave out the code or the name, which the list of services has. */
function serviceOf({ serviceCode, serviceName }: RequestRow, { city, frame }: RowContext) {
  const { domains } = settingsOf(city);
  const listed = requestTypesOf(frame).get(serviceCode ?? '');
  const name = serviceName ?? listed?.name;
  const keys = [serviceCode, name, listed?.group].filter((key) => key !== undefined);
  const key = keys.find((candidate) => Object.hasOwn(domains, candidate));
  return {
    code: serviceCode ?? name ?? 'unknown',
    name: name ?? serviceCode ?? '민원',
    domain: key === undefined ? undefined : domains[key],
  };
}

/** A picture is linked only over https, never with a name and password in its address. */
function secureUrl(given: string): string | undefined {
  const url = URL.parse(given);
  const isSecure = url?.protocol === 'https:' && url.username === '' && url.password === '';
  return isSecure ? url.href : undefined;
}
