import { z } from 'zod';
import type { Severity } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { Occupancy, StopStatus } from '../../contract/position.ts';
import type { PositionData } from '../../contract/position.ts';

const OCCUPANCY_NAMES = [
  'EMPTY',
  'MANY_SEATS_AVAILABLE',
  'FEW_SEATS_AVAILABLE',
  'STANDING_ROOM_ONLY',
  'CRUSHED_STANDING_ROOM_ONLY',
  'FULL',
  'NOT_ACCEPTING_PASSENGERS',
  'NO_DATA_AVAILABLE',
  'NOT_BOARDABLE',
] as const;
/** The last two say nothing of how full it is. */
export const OCCUPANCIES: Readonly<Record<string, Occupancy | undefined>> = {
  EMPTY: 'empty',
  MANY_SEATS_AVAILABLE: 'many-seats',
  FEW_SEATS_AVAILABLE: 'few-seats',
  STANDING_ROOM_ONLY: 'standing',
  CRUSHED_STANDING_ROOM_ONLY: 'crushed',
  FULL: 'full',
  NOT_ACCEPTING_PASSENGERS: 'not-accepting',
  NO_DATA_AVAILABLE: undefined,
  NOT_BOARDABLE: undefined,
};

const STOP_STATUS_NAMES = ['INCOMING_AT', 'STOPPED_AT', 'IN_TRANSIT_TO'] as const;
export const STOP_STATUSES: Readonly<Record<string, StopStatus>> = {
  INCOMING_AT: 'incoming',
  STOPPED_AT: 'stopped',
  IN_TRANSIT_TO: 'in-transit',
};

/** By number from 1; each with its words, and CAP's category where it is not transport. */
export const CAUSES: readonly (readonly [string, string?])[] = [
  ['UNKNOWN_CAUSE'],
  ['OTHER_CAUSE'],
  ['TECHNICAL_PROBLEM'],
  ['STRIKE'],
  ['DEMONSTRATION', 'Security'],
  ['ACCIDENT'],
  ['HOLIDAY'],
  ['WEATHER', 'Met'],
  ['MAINTENANCE', 'Infra'],
  ['CONSTRUCTION', 'Infra'],
  ['POLICE_ACTIVITY', 'Security'],
  ['MEDICAL_EMERGENCY', 'Health'],
  ['SPECIAL_EVENT'],
];

export const EFFECTS: ReadonlyMap<string, Text> = new Map([
  ['NO_SERVICE', { ko: '운행 중단', en: 'No service' }],
  ['REDUCED_SERVICE', { ko: '감축 운행', en: 'Reduced service' }],
  ['SIGNIFICANT_DELAYS', { ko: '운행 지연', en: 'Significant delays' }],
  ['DETOUR', { ko: '우회 운행', en: 'Detour' }],
  ['ADDITIONAL_SERVICE', { ko: '증편 운행', en: 'Additional service' }],
  ['MODIFIED_SERVICE', { ko: '변경 운행', en: 'Modified service' }],
  ['OTHER_EFFECT', { ko: '운행 안내', en: 'Service information' }],
  ['UNKNOWN_EFFECT', { ko: '운행 안내', en: 'Service information' }],
  ['STOP_MOVED', { ko: '정류장 이전', en: 'Stop moved' }],
  ['NO_EFFECT', { ko: '운행 안내', en: 'Service information' }],
  ['ACCESSIBILITY_ISSUE', { ko: '이동 편의시설 장애', en: 'Accessibility issue' }],
]);

/** The standard's own scale, where the city's tiers say nothing else. */
export const SEVERITY_LEVELS: Readonly<Record<string, Severity>> = {
  UNKNOWN_SEVERITY: 'Unknown',
  INFO: 'Minor',
  WARNING: 'Moderate',
  SEVERE: 'Severe',
};

export const occupancyNameOf = enumName(OCCUPANCY_NAMES, 0);
export const stopStatusNameOf = enumName(STOP_STATUS_NAMES, 0);
export const occupancyWord = word(occupancyNameOf);
export const stopStatusWord = word(stopStatusNameOf);
export const causeWord = word(
  enumName(
    CAUSES.map(([name]) => name),
    1,
  ),
);
export const effectWord = word(enumName([...EFFECTS.keys()], 1));
export const severityWord = word(enumName(Object.keys(SEVERITY_LEVELS), 1));

/** Route type of routes.txt, basic or extended → how it moves; an unknown one is `undefined`. */
export function modeOfRouteType(type: number): PositionData['mode'] | undefined {
  if (type === 0 || type === 5 || inHundred(type, 9)) return 'tram';
  if (type === 1 || inHundred(type, 4) || inHundred(type, 5)) return 'subway';
  if (type === 2 || type === 12 || inHundred(type, 1)) return 'rail';
  if (type === 3 || type === 11 || inHundred(type, 2)) return 'bus';
  if (inHundred(type, 7) || inHundred(type, 8)) return 'bus';
  if (type === 4 || inHundred(type, 10) || inHundred(type, 12)) return 'ferry';
  return type === 6 || type === 7 || inHundred(type, 13) || inHundred(type, 14)
    ? 'other'
    : undefined;
}

function inHundred(type: number, hundred: number): boolean {
  return Math.floor(type / 100) === hundred;
}

/** An enum comes as its number or its name; an unknown one keeps what came, as text. */
function enumName(names: readonly string[], first: number) {
  return (value: unknown): string | undefined => {
    if (typeof value === 'number') return names[value - first] ?? String(value);
    return typeof value === 'string' && value !== '' ? value.toUpperCase() : undefined;
  };
}

function word(nameOf: (value: unknown) => string | undefined) {
  return z.unknown().optional().transform(nameOf);
}
