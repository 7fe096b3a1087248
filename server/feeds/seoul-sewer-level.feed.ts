import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { columns, numeric, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { registeredPlace } from '../feed-kit/registered-place.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { SEOUL_TIME, seoulSource } from '../feed-kit/seoul-source.ts';
import { localTimeText, zonedInstant } from '../feed-kit/zoned-time.ts';

const EVERY_SEC = 600;
const source = seoulSource(districtHours);
const origin = {
  standard: 'Seoul Open Data Plaza DrainpipeMonitoringInfo',
  licence: source.licence,
  domain: 'water',
} as const;

/** Deeper than any pipe: a broken sensor. */
const MAX_M = 20;
const GOOD_SIGNAL = '통신양호';

export default defineConnector({
  id: 'seoul-sewer-level',
  title: { ko: '하수관로 수위', en: 'Sewer levels' },
  domain: 'water',
  emits: ['observation'],
  tells: ['observation/sewer.level'],
  standard: origin.standard,
  source,
  cadence: { everySec: EVERY_SEC, lagSec: 900 },
  format: 'json-or-xml',
  rows: (payload) => seoulRows(payload),
  row: columns(
    {
      gauge: ['UNQ_NO', 'IDN'],
      districtName: ['SE_NM', 'GUBN_NAM'],
      measuredAt: ['MSRMT_YMD', 'MEA_YMD'],
      levelM: ['MSRMT_WATL', 'MEA_WAL'],
      signal: ['SGN_STTS', 'SIG_STA'],
      address: ['PSTN_INFO', 'REMARK'],
    },
    {
      gauge: text,
      districtName: optionalText,
      measuredAt: text,
      levelM: numeric,
      signal: optionalText,
      address: optionalText,
    },
  ),
  rowName: (raw) => {
    const gauge = rowKey(raw, 'UNQ_NO', 'IDN');
    const measuredAt = rowKey(raw, 'MSRMT_YMD', 'MEA_YMD') ?? '';
    return gauge === undefined ? undefined : `${gauge} ${measuredAt}`.trim();
  },
  toEvents: ({ gauge, districtName, measuredAt, levelM, signal, address }, context) => {
    const time = zonedInstant(measuredAt, context.city.zone, SEOUL_TIME);
    if (time === undefined) return { reject: `no such time: ${measuredAt}` };
    if (levelM < 0) return { reject: `negative level, a bad sensor: ${levelM}` };
    if (levelM > MAX_M) return { reject: `level over ${MAX_M} m, a bad sensor: ${levelM}` };
    const { row, ...placed } = registeredPlace(context.city, 'sewer-gauges', gauge, districtName);
    const pipeHeightM = Number(row?.['pipe_height_m'] || Number.NaN);
    return [
      observationOf(context, origin, {
        subject: `observation/sewer/${gauge}`,
        ref: `${gauge} ${measuredAt}`,
        time,
        isEdited: true,
        ...placed,
        ...(address === undefined ? {} : { place: { ko: address } }),
        featureOfInterest: { id: `sewer/${gauge}`, name: { ko: row?.['name_ko'] || gauge } },
        observedProperty: 'sewer.level',
        unit: 'm',
        result: levelM,
        // The last value before the line broke may stand for hours: shown, but not trusted.
        resultQuality: signal === GOOD_SIGNAL ? 'good' : 'suspect',
        ...(pipeHeightM > 0 ? { fullScale: pipeHeightM } : {}),
      }),
    ];
  },
});

/**
 * One call a district, named by its code there. It asks from the hour of the last round on, because
 * the minutes before a full hour would never be asked for again.
 */
function districtHours(city: CityContext, now: string): readonly Call[] {
  const last = new Date(Date.parse(now) - EVERY_SEC * 1000).toISOString();
  const from = localTimeText(last, city.zone, 'yyyyMMddHH');
  const to = localTimeText(now, city.zone, 'yyyyMMddHH');
  const codes = [...city.registry('districts').values()].map((row) => row['sewer_code']);
  return z
    .array(z.string().min(1))
    .parse(codes)
    .map((code) => ({
      name: code,
      path: `/{KEY}/json/DrainpipeMonitoringInfo/1/1000/${code}/${from}/${to}`,
    }));
}
