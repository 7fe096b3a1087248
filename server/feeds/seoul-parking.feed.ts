import { z } from 'zod';
import type { Quality } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { districtOfName, nearestDistrict } from '../feed-kit/districts.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { code, columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { SEOUL_TIME, seoulSource } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { parkingLot } from './parking-lots.ts';

const source = seoulSource(occupancyAndLots);
const origin = {
  standard: 'Seoul Open Data Plaza GetParkingInfo, GetParkInfo',
  licence: source.licence,
  domain: 'traffic',
} as const;

const settings = z.object({
  /** Pages of a thousand of the lot table; a lot has many rows there. Asked once a day. */
  lotPages: z.int().min(1).max(20).default(3),
});

/** `*` is how this service writes "none". */
const unstarred = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (value === '*' ? undefined : value), field);
/** 1 = counted in the last 20 minutes, 2 = in the last 2 hours, 0 = no line to the lot. */
const QUALITIES: Readonly<Record<string, Quality>> = {
  '1': 'good',
  '2': 'suspect',
  '0': 'missing',
};
const MAX_CARS = 20_000;

export default defineConnector({
  id: 'seoul-parking',
  title: { ko: '시영주차장', en: 'City car parks' },
  domain: 'traffic',
  emits: ['observation'],
  tells: ['observation/parking.occupied'],
  standard: origin.standard,
  source,
  // 48 of the 1,000 calls a day that an unregistered key shares over all services.
  cadence: { everySec: 1800, lagSec: 1800 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => seoulRows(payload),
  row: columns(
    {
      lot: ['PKLT_CD', 'PARKING_CODE'],
      name: ['PKLT_NM', 'PARKING_NAME'],
      address: ['ADDR'],
      state: ['PRK_STTS_YN', 'QUE_STATUS'],
      capacity: ['TPKCT', 'CAPACITY'],
      occupied: ['NOW_PRK_VHCL_CNT', 'CUR_PARKING'],
      countedAt: ['NOW_PRK_VHCL_UPDT_TM', 'CUR_PARKING_TIME'],
    },
    {
      lot: code,
      name: text,
      address: unstarred(optionalText),
      state: code,
      capacity: unstarred(optionalNumeric),
      occupied: unstarred(optionalNumeric),
      countedAt: unstarred(optionalText),
    },
  ),
  rowName: (raw) => rowKey(raw, 'PKLT_CD', 'PARKING_CODE'),
  toEvents: (row, context) => {
    const { city, frame } = context;
    const { lot, occupied, capacity = 0 } = row;
    if (!/^\d+$/.test(lot)) return { reject: `not a lot code: ${lot}` };
    const known = QUALITIES[row.state];
    if (known === undefined) context.drift(`unknown PRK_STTS_YN ${row.state.slice(0, 10)}`);
    const state = known ?? 'suspect';
    const quality = occupied === undefined ? 'missing' : state;
    if (occupied !== undefined && (occupied < 0 || occupied > MAX_CARS)) {
      return { reject: `no possible number of cars: ${occupied}` };
    }
    const countedAt =
      row.countedAt === undefined ? undefined : zonedInstant(row.countedAt, city.zone, SEOUL_TIME);
    // A lot that is not connected may have no time at all: then it is known to be so now.
    if (countedAt === undefined && (quality !== 'missing' || row.countedAt !== undefined)) {
      return { reject: `no such time: ${row.countedAt ?? ''}` };
    }
    const { point } = parkingLot(lot, frame.companions);
    const placed = point === undefined ? { geometry: null, flags: [] } : pointInCity(city, point);
    const named = districtOfName(city, row.address?.split(/\s+/).find(endsInGu) ?? '');
    const near =
      point === undefined || placed.geometry === null ? undefined : nearestDistrict(city, point);
    const district = named ?? near;
    return [
      observationOf(context, origin, {
        subject: `observation/parking/${lot}`,
        ref: lot,
        time: countedAt ?? frame.receivedAt,
        // The line to a lot may break while its last count and time stand.
        isEdited: true,
        ...placed,
        districts: district === undefined ? [] : [district],
        place: { ko: row.name },
        featureOfInterest: { id: `parking/${lot}`, name: { ko: row.name } },
        observedProperty: 'parking.occupied',
        unit: '{car}',
        result: quality === 'missing' || occupied === undefined ? null : occupied,
        resultQuality: quality,
        // Cars beyond the marked places are counted too: the result may exceed it.
        ...(capacity > 0 ? { fullScale: capacity } : {}),
      }),
    ];
  },
});

const endsInGu = (word: string): boolean => word.endsWith('구');

function occupancyAndLots(city: CityContext): readonly Call[] {
  const { lotPages } = settings.parse(city.settings);
  return [
    { name: 'list', path: '/{KEY}/json/GetParkingInfo/1/1000/' },
    ...Array.from({ length: lotPages }, (_, page) => ({
      name: `lots-${page + 1}`,
      path: `/{KEY}/json/GetParkInfo/${page * 1000 + 1}/${(page + 1) * 1000}/`,
      isCompanion: true,
    })),
  ];
}
