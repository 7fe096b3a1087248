import type { Instant, Severity } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { z } from 'zod';
import { capHints } from '../feed-kit/cap-hints.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { geometryInCity } from '../feed-kit/geojson-geometry.ts';
import { numeric, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { isInCity, pointInCity, type Placed } from '../feed-kit/point-in-city.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

/** A flood alert or warning of `id/floods`. */
export const eaWarning = z.object({
  is: z.literal('warning'),
  /** GeoJSON, from the document of its own. */
  outline: z.unknown().optional(),
  item: z.object({
    floodAreaID: text,
    description: optionalText,
    severity: optionalText,
    severityLevel: numeric,
    message: optionalText,
    timeRaised: optionalText,
    timeMessageChanged: optionalText,
    timeSeverityChanged: optionalText,
    floodArea: z
      .object({ lat: optionalNumeric, long: optionalNumeric })
      .optional()
      .catch(undefined),
  }),
});

interface Level {
  readonly severity: Severity;
  readonly event: Text;
}

const LEVELS: Readonly<Record<number, Level>> = {
  1: { severity: 'Extreme', event: { ko: '심각한 홍수경보', en: 'Severe flood warning' } },
  2: { severity: 'Severe', event: { ko: '홍수경보', en: 'Flood warning' } },
  3: { severity: 'Moderate', event: { ko: '홍수주의보', en: 'Flood alert' } },
  4: { severity: 'Minor', event: { ko: '홍수특보 해제', en: 'Warning no longer in force' } },
};
const ENDED = 4;
const ENGLAND = 'Europe/London';

/** A warning in force, or at level 4 its end. */
export function warningAlert(
  { item, outline }: z.output<typeof eaWarning>,
  context: RowContext,
  origin: Origin,
): RowResult {
  const level = LEVELS[item.severityLevel];
  if (level === undefined) return { reject: `no such severity level: ${item.severityLevel}` };
  const times = [item.timeRaised, item.timeMessageChanged, item.timeSeverityChanged].flatMap(
    (given) => timeOf(given) ?? [],
  );
  const newest = times.toSorted((a, b) => (a < b ? -1 : 1)).at(-1);
  if (newest === undefined) return { reject: 'none of its three times is one' };
  const { lat, long: lon } = item.floodArea ?? {};
  const point = lat === undefined || lon === undefined ? undefined : { lat, lon };
  const placed = placeOf(context, outline, point);
  const isHere = point !== undefined && isInCity(context.city, point);
  const district = isHere && nearestDistrict(context.city, point);
  const name = item.description ?? item.floodAreaID;
  const isEnded = item.severityLevel === ENDED;
  const tier = context.city.tiers['uk-ea-flood']?.[String(item.severityLevel)];
  const severity = tier?.severity ?? level.severity;
  const onset = timeOf(item.timeRaised);
  const isZoned = [item.timeRaised, item.timeMessageChanged].every(
    (given) => given === undefined || offsetInstant(given) !== undefined,
  );
  return [
    alertOf(context, origin, {
      subject: `alert/${context.frame.feed}/${subjectKey(item.floodAreaID)}`,
      ref: item.floodAreaID,
      time: newest,
      isEdited: true,
      geometry: placed.geometry,
      flags: [...placed.flags, 'severity-mapped', ...(isZoned ? [] : (['zone-assumed'] as const))],
      districts: district ? [district] : [],
      place: { ko: name, en: name },
      status: 'Actual',
      msgType: isEnded ? 'Cancel' : 'Alert',
      category: ['Met'],
      event: level.event,
      severity,
      ...capHints(severity, isEnded),
      sender: { ko: '영국 환경청', en: 'Environment Agency' },
      sent: newest,
      ...(onset === undefined ? {} : { onset }),
      ...(isEnded ? { endedAt: newest } : {}),
      headline: { ko: `${level.event.ko}: ${name}`, en: `${level.event.en}: ${name}` },
      ...(item.message === undefined ? {} : { description: item.message }),
      originalSeverity: item.severity ?? String(item.severityLevel),
      areaNames: [name],
    }),
  ];
}

/** Its outline if that was fetched, else the middle of its area. */
function placeOf(
  { city }: RowContext,
  outline: unknown,
  point: { readonly lon: number; readonly lat: number } | undefined,
): Placed {
  const shaped = outline === undefined ? undefined : geometryInCity(city, outline);
  if (shaped !== undefined && shaped.geometry !== null) return shaped;
  return point === undefined ? { geometry: null, flags: [] } : pointInCity(city, point);
}

function timeOf(given: string | undefined): Instant | undefined {
  if (given === undefined) return undefined;
  return offsetInstant(given) ?? zonedInstant(given, ENGLAND, 'yyyy-MM-ddTHH:mm[:ss[.S]]');
}
