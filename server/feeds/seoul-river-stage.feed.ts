import type { z } from 'zod';
import type { Threshold } from '../../contract/event.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { code, columns, numeric, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { registeredPlace } from '../feed-kit/registered-place.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { SEOUL_TIME, seoulSource } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

const source = seoulSource(() => [
  { name: 'list', path: '/{KEY}/json/ListRiverStageService/1/100/' },
]);
const origin = {
  standard: 'Seoul Open Data Plaza ListRiverStageService',
  licence: source.licence,
  domain: 'water',
} as const;

const row = columns(
  {
    gauge: ['WATG_CD', 'RIVERGAUGE_CODE'],
    name: ['WATG_NM', 'RIVERGAUGE_NAME'],
    river: ['RVR_NM', 'RIVER_NAME'],
    districtName: ['GU_OFC_NM', 'GU_NAME'],
    collectedAt: ['DTRSM_DATA_CLCT_TM', 'TRANSFER_TIME'],
    levelM: ['RLTM_RVR_WATL_CNT', 'CURRENT_LEVEL'],
    ordinaryM: ['RBH', 'ORDINARY_LEVEL'],
    controlM: ['CNTRL_WATL', 'CONTROL_LEVEL'],
    plannedFloodM: ['PLAN_FLDE', 'PLANFLOOD_LEVEL'],
    leveeM: ['EBM_HGT', 'LEVEE_LEVEL'],
  },
  {
    gauge: code,
    name: text,
    river: optionalText,
    districtName: optionalText,
    collectedAt: text,
    levelM: numeric,
    ordinaryM: optionalNumeric,
    controlM: optionalNumeric,
    plannedFloodM: optionalNumeric,
    leveeM: optionalNumeric,
  },
);
type Row = z.output<typeof row>;

/** No stream of a city stands outside this; loggers write −99 and 999 for a dead sensor. */
const PLAUSIBLE_M = [-10, 50] as const;

export default defineConnector<Row>({
  id: 'seoul-river-stage',
  title: { ko: '하천 수위', en: 'River levels' },
  domain: 'water',
  emits: ['observation'],
  tells: ['observation/water.level'],
  standard: origin.standard,
  source,
  cadence: { everySec: 600, lagSec: 1200 },
  format: 'json-or-xml',
  rows: (payload) => seoulRows(payload),
  row,
  rowName: (raw) => rowKey(raw, 'WATG_CD', 'RIVERGAUGE_CODE'),
  toEvents: (gauge, context) => {
    const time = zonedInstant(gauge.collectedAt, context.city.zone, SEOUL_TIME);
    if (time === undefined) return { reject: `no such time: ${gauge.collectedAt}` };
    if (gauge.levelM < PLAUSIBLE_M[0] || gauge.levelM > PLAUSIBLE_M[1]) {
      return { reject: `level outside ${PLAUSIBLE_M.join('…')} m: ${gauge.levelM}` };
    }
    const { row: _known, ...placed } = registeredPlace(
      context.city,
      'river-gauges',
      gauge.gauge,
      gauge.districtName,
    );
    const thresholds = thresholdsOf(gauge);
    return [
      observationOf(context, origin, {
        subject: `observation/river/${gauge.gauge}`,
        ref: gauge.gauge,
        time,
        isEdited: true,
        ...placed,
        place: { ko: [gauge.river, gauge.name].filter(Boolean).join(' ') },
        featureOfInterest: { id: `river/${gauge.gauge}`, name: { ko: gauge.name } },
        observedProperty: 'water.level',
        unit: 'm',
        result: gauge.levelM,
        ...(thresholds.length > 0 ? { thresholds } : {}),
      }),
    ];
  },
});

/** The source writes 0, or a level at or under the river bed, for "none". */
function thresholdsOf({ ordinaryM = 0, controlM, plannedFloodM, leveeM }: Row): Threshold[] {
  const levels: [number | undefined, Omit<Threshold, 'value'>][] = [
    [controlM, { severity: 'Minor', label: { ko: '통제', en: 'control' } }],
    [plannedFloodM, { severity: 'Severe', label: { ko: '계획홍수위', en: 'planned flood level' } }],
    [leveeM, { severity: 'Extreme', label: { ko: '제방고', en: 'levee height' } }],
  ];
  return levels
    .flatMap(([value, meaning]) =>
      value !== undefined && value > 0 && value > ordinaryM ? [{ value, ...meaning }] : [],
    )
    .toSorted((a, b) => a.value - b.value);
}
