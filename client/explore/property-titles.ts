import type { CityEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';

const text = (ko: string, en: string): Text => ({ ko, en });

/** What the properties of events are called, the one that tells most first. */
const TITLES: readonly (readonly [RegExp, Text])[] = [
  [/^data\.result$/u, text('값', 'value')],
  [/^data\.(?:headline|title)\b/u, text('제목', 'headline')],
  [/^data\.value\b/u, text('값', 'value')],
  [/^data\.(?:state|status)\b/u, text('상태', 'state')],
  [/^data\.(?:severity|originalSeverity)$/u, text('심각도', 'severity')],
  [/^data\.resultQuality$/u, text('품질', 'quality')],
  [/^data\.thresholds\b/u, text('기준', 'limits')],
  [/^data\.fullScale$/u, text('관 높이', 'full scale')],
  [/^data\.range\b/u, text('범위', 'range')],
  [/^data\.(?:phenomenonTime|onset|startedAt|requestedAt|sent)$/u, text('때', 'time')],
  [/^data\.(?:endedAt|ends|expires|expectedEndAt)$/u, text('끝', 'end')],
  [/^data\.stages\b/u, text('출동 단계', 'stages')],
  [/^data\.(?:description|instruction)\b/u, text('내용', 'description')],
  [/^data\.(?:category|sourceType|event|service|assetType|mode)\b/u, text('종류', 'sort')],
  [/^data\.(?:roadClosure|responseType|urgency|certainty)\b/u, text('조치', 'measure')],
  [/^data\.(?:speedKmh|bearingDeg)$/u, text('속도·방향', 'speed, direction')],
  [/^data\.geometry$/u, text('위치', 'place on the map')],
  [/^data\.(?:districts|areaNames|geocodes)\b/u, text('구역', 'area')],
  [/^data\.(?:place|name|featureOfInterest|sender|owner)\b/u, text('이름', 'name')],
  [/^data\.(?:unit|observedProperty)$/u, text('항목·단위', 'property, unit')],
  [/^data\.flags\b/u, text('표시', 'flags')],
  [/^data\.resultTime$/u, text('산출 시각', 'result time')],
  [/^recordedtime$/u, text('받은 시각', 'receipt')],
  [/^time$/u, text('때', 'time')],
  [/^expirytime$/u, text('유효 시각', 'valid until')],
  [/^domain$/u, text('분야', 'field')],
  [/^(?:subject|id|data\.(?:datastream|track)|data\.provenance\.ref)$/u, text('식별', 'identity')],
  [/^data\.provenance\.(?:rawId|sha256)$/u, text('원문 식별', 'raw id')],
];

/** What a property is called, and how much it tells: 0 = most. */
export function propertyTitle(path: string): { readonly title: Text; readonly rank: number } {
  const rank = TITLES.findIndex(([pattern]) => pattern.test(path));
  const title = TITLES[rank]?.[1];
  return title === undefined
    ? { title: { ko: path.replace(/^data\./u, '') }, rank: TITLES.length }
    : { title, rank };
}

/** What an event of a kind is told by; the others by their value or title. */
const TELLING: Readonly<Partial<Record<CityEvent['kind'], string>>> = {
  observation: 'data.result',
  position: 'data.geometry',
  asset: 'data.state',
  request: 'data.status',
};

/** Whether a property is what an event of this kind is told by. */
export function isTelling({ kind }: Pick<CityEvent, 'kind'>, path: string): boolean {
  const telling = TELLING[kind];
  return telling === undefined ? /^data\.(?:headline|value|title)\b/u.test(path) : path === telling;
}
