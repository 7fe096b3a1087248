import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type Call, type RowContext } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { columns, numeric, optionalNumeric, text } from '../feed-kit/field.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { at, listOf, rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { seoulSource } from '../feed-kit/seoul-source.ts';

const source = seoulSource(pages);
const origin = {
  standard: 'Seoul Open Data Plaza bikeList',
  licence: source.licence,
  domain: 'transit',
} as const;

/** The Plaza gives at most this many rows a call; the body's own total counts only its page. */
const PAGE_ROWS = 1000;
const settings = z.object({
  /** Stations by the thousand; one page more than there are is answered as "no data". */
  pages: z.int().min(1).max(10).default(3),
});

const STATION = /^[A-Z]+-\d+$/;
/** No station holds more; the largest have some 60 racks. */
const MAX_BIKES = 1000;

export default defineConnector({
  id: 'seoul-bike-stations',
  title: { ko: '따릉이 대여소', en: 'Public bicycles' },
  domain: 'transit',
  emits: ['observation'],
  tells: ['observation/bikes.available'],
  standard: origin.standard,
  source,
  // Three calls a round: 144 of the 1,000 a day that an unregistered key shares over all services.
  cadence: { everySec: 1800, lagSec: 60 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => seoulRows(payload),
  row: columns(
    {
      id: ['stationId'],
      name: ['stationName'],
      bikes: ['parkingBikeTotCnt'],
      racks: ['rackTotCnt'],
      lat: ['stationLatitude'],
      lon: ['stationLongitude'],
    },
    {
      id: text,
      name: text,
      bikes: numeric,
      racks: optionalNumeric,
      lat: optionalNumeric,
      lon: optionalNumeric,
    },
  ),
  rowName: (raw) => rowKey(raw, 'stationId'),
  toEvents: (station, context) => {
    const { city, frame } = context;
    if (isLastPageFull(context)) context.drift('the last page is full: settings.pages is too low');
    const { id, bikes, racks = 0, lat, lon } = station;
    if (!STATION.test(id)) return { reject: `not a station id: ${id}` };
    if (!Number.isInteger(bikes) || bikes < 0 || bikes > MAX_BIKES) {
      return { reject: `no possible number of bicycles: ${bikes}` };
    }
    const point = lat === undefined || lon === undefined ? undefined : { lon, lat };
    const placed = pointInCity(city, point);
    const district =
      point === undefined || placed.geometry === null ? undefined : nearestDistrict(city, point);
    // `102. 망원역 1번출구 앞`: the number is the operator's, not part of the name.
    const name = { ko: station.name.replace(/^\d+\.\s*/, '') };
    return [
      observationOf(context, origin, {
        subject: `observation/bikes/${id}`,
        ref: id,
        // The body has no time of its own and is made when it is asked for.
        time: frame.receivedAt,
        ...placed,
        districts: district === undefined ? [] : [district],
        place: name,
        featureOfInterest: { id: `bikes/${id}`, name },
        observedProperty: 'bikes.available',
        unit: '{bike}',
        result: bikes,
        // More bicycles than racks is common: they are chained to each other.
        ...(racks > 0 && racks <= MAX_BIKES ? { fullScale: racks } : {}),
      }),
    ];
  },
});

function pages(city: CityContext): readonly Call[] {
  return Array.from({ length: settings.parse(city.settings).pages }, (_, page) => ({
    name: `page-${page + 1}`,
    path: `/{KEY}/json/bikeList/${page * PAGE_ROWS + 1}/${(page + 1) * PAGE_ROWS}/`,
  }));
}

function isLastPageFull({ city, frame, payload }: RowContext): boolean {
  if (frame.call !== `page-${settings.parse(city.settings).pages}`) return false;
  return listOf(at(at(payload, 'rentBikeStatus'), 'row')).length >= PAGE_ROWS;
}
