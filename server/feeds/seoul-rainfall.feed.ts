import { defineConnector } from '../feed-kit/define-connector.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { code, columns, numeric, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { registeredPlace } from '../feed-kit/registered-place.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { SEOUL_TIME, seoulSource } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

// The list keeps years of history, newest first: the first page holds two rounds of all gauges.
const source = seoulSource(() => [
  { name: 'list', path: '/{KEY}/json/ListRainfallService/1/100/' },
]);
const origin = {
  standard: 'Seoul Open Data Plaza ListRainfallService',
  licence: source.licence,
  domain: 'water',
} as const;

/** Far over any depth ever measured in ten minutes. */
const MAX_MM = 200;

export default defineConnector({
  id: 'seoul-rainfall',
  title: { ko: '강우량', en: 'Rainfall' },
  domain: 'water',
  emits: ['observation'],
  tells: ['observation/rain.depth10m'],
  standard: origin.standard,
  source,
  cadence: { everySec: 600, lagSec: 1200 },
  format: 'json-or-xml',
  rows: (payload) => seoulRows(payload),
  row: columns(
    {
      gauge: ['RF_CD', 'RAINGAUGE_CODE'],
      name: ['RF_NM', 'RAINGAUGE_NAME'],
      districtName: ['GU_NM', 'GU_NAME'],
      depthMm: ['RN_10M', 'RAINFALL10'],
      collectedAt: ['DATA_CLCT_TM', 'RECEIVE_TIME'],
    },
    { gauge: code, name: text, districtName: optionalText, depthMm: numeric, collectedAt: text },
  ),
  rowName: (raw) => rowKey(raw, 'RF_CD', 'RAINGAUGE_CODE'),
  toEvents: ({ gauge, name, districtName, depthMm, collectedAt }, context) => {
    const time = zonedInstant(collectedAt, context.city.zone, SEOUL_TIME);
    if (time === undefined) return { reject: `no such time: ${collectedAt}` };
    if (depthMm < 0 || depthMm > MAX_MM) {
      return { reject: `rain outside 0…${MAX_MM} mm in 10 min: ${depthMm}` };
    }
    const { row: _known, ...placed } = registeredPlace(
      context.city,
      'rain-gauges',
      gauge,
      districtName,
    );
    return [
      observationOf(context, origin, {
        subject: `observation/rain/${gauge}`,
        ref: gauge,
        time,
        isEdited: true,
        ...placed,
        place: { ko: name },
        featureOfInterest: { id: `rain/${gauge}`, name: { ko: name } },
        observedProperty: 'rain.depth10m',
        unit: 'mm',
        result: depthMm,
      }),
    ];
  },
});
