import { z } from 'zod';
import type { Flag } from '../../contract/event.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { columns, DRIFT, optionalNumeric, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { seoulSource } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

const source = seoulSource(() => [{ name: 'list', path: '/{KEY}/json/WPOSInformationTime/1/50/' }]);
const origin = {
  standard: 'Seoul Open Data Plaza WPOSInformationTime',
  licence: source.licence,
  domain: 'environment',
} as const;

/** A station under maintenance writes this instead of a number. */
const MAINTENANCE = '점검중';
/** `undefined` = there is no such column, null = it is there and holds no value. */
const measured = z
  .unknown()
  .optional()
  .transform((value, context): number | null | undefined => {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() === MAINTENANCE) return null;
    const read = optionalNumeric.safeParse(value);
    if (read.success) return read.data ?? null;
    context.addIssue(read.error.issues[0]?.message ?? 'not a number');
    return z.NEVER;
  });

const PROPERTIES = [
  { column: 'temperatureCel', property: 'water.temperature', unit: 'Cel', plausible: [-2, 45] },
  { column: 'ph', property: 'water.ph', unit: '1', plausible: [0, 14] },
  { column: 'oxygenMgL', property: 'water.do', unit: 'mg/L', plausible: [0, 30] },
] as const;

export default defineConnector({
  id: 'han-water-quality',
  title: { ko: '한강 수질', en: 'Han River water quality' },
  domain: 'environment',
  emits: ['observation'],
  tells: PROPERTIES.map(({ property }) => `observation/${property}`),
  standard: origin.standard,
  source,
  cadence: { everySec: 3600, lagSec: 5400 },
  format: 'json-or-xml',
  rows: (payload) => seoulRows(payload),
  row: columns(
    {
      date: ['YMD', 'MSR_DATE'],
      hour: ['HR', 'MSR_TIME'],
      station: ['MSRSTN_NM', 'SITE_ID'],
      temperatureCel: ['WATT', 'W_TEMP'],
      // The new names of these two are nowhere documented: the plain ones are an assumption.
      ph: ['PH', 'W_PH'],
      oxygenMgL: ['DO', 'W_DO'],
    },
    {
      date: text,
      hour: text,
      station: text,
      temperatureCel: measured,
      ph: measured,
      oxygenMgL: measured,
    },
  ),
  rowName: (raw) => rowKey(raw, 'MSRSTN_NM', 'SITE_ID'),
  toEvents: (row, context) => {
    const time = zonedInstant(`${row.date} ${row.hour}`, context.city.zone, 'yyyyMMdd HH[:mm]');
    if (time === undefined) return { reject: `no such time: ${row.date} ${row.hour}` };
    const events = PROPERTIES.flatMap(({ column, property, unit, plausible: [low, high] }) => {
      const result = row[column];
      if (result === undefined) return [];
      // Below what can be it is a sensor's way to say that it is dead.
      const isDead = result !== null && result < low;
      const isOutlier = result !== null && result > high;
      const flags: readonly Flag[] = isOutlier ? ['outlier'] : [];
      return [
        observationOf(context, origin, {
          subject: `observation/water-quality/${row.station}/${property}`,
          ref: `${row.station} ${row.date} ${row.hour}`,
          time,
          // What was under maintenance is filled in under the same time.
          isEdited: true,
          geometry: null,
          districts: [],
          place: { ko: row.station },
          featureOfInterest: { id: `water-quality/${row.station}`, name: { ko: row.station } },
          observedProperty: property,
          unit,
          result: isDead ? null : result,
          resultQuality:
            result === null ? 'missing' : isDead ? 'bad' : isOutlier ? 'suspect' : 'good',
          flags,
        }),
      ];
    });
    return events.length > 0 ? events : { reject: `${DRIFT}no column of any property` };
  },
});
