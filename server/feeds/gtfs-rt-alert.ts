import type { AlertEvent, Flag, Instant, Severity } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { Text } from '../../contract/place.ts';
import { capHints } from '../feed-kit/cap-hints.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { coordinateOf, isInCity } from '../feed-kit/point-in-city.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { instantOfSec } from './gtfs-rt-head.ts';
import { informedPlaces } from './gtfs-rt-informed.ts';
import { periodAt } from './gtfs-rt-period.ts';
import type { Alert, AlertRow, Translations } from './gtfs-rt-row.ts';
import { settingsOf } from './gtfs-rt-settings.ts';
import { CAUSES, EFFECTS, SEVERITY_LEVELS } from './gtfs-rt-words.ts';

const HOUR_MS = 3_600_000;
/** An alert without an end: a full list renews it every hour, a list of changes never. */
const LISTED_FOR_MS = 2 * HOUR_MS;
const TOLD_FOR_MS = 24 * HOUR_MS;
const NO_EFFECT_SAID: Text = { ko: '운행 안내', en: 'Service information' };

/** A service alert in force or announced; `[]` once all its periods are over. */
export function transitAlert(
  row: AlertRow,
  context: RowContext,
  origin: Origin,
): readonly AlertEvent[] | { readonly reject: string } {
  const { frame, city } = context;
  const { id, alert, isDeleted } = row.entity;
  const period = periodAt(alert.activePeriod, row.head.time);
  if (period === undefined) return [];
  // The standard gives an alert no time of its own: the hour in which it was listed, so that what
  // does not change comes once an hour and what changes comes at once.
  const listed = instantOf(Math.floor(instantMs(row.head.time) / HOUR_MS) * HOUR_MS);
  const sent = instantOfSec(alert.lastModifiedTimestamp) ?? listed;
  const closed = instantOfSec(alert.closedTimestamp);
  const endedAt = closed ?? (isDeleted === true ? listed : undefined);
  const severity = severityOf(alert, context);
  const event = eventOf(alert, context);
  const informed = informedPlaces(alert, frame);
  const located = informed.points.filter((point) => isInCity(city, point));
  const [point, ...furtherPoints] = located;
  const districts = new Set(located.map((stop) => nearestDistrict(city, stop)));
  const description = textOf(alert.descriptionText)?.ko;
  const isAnnounced = period.start !== undefined && period.start > row.head.time;
  const expires = period.end ?? defaultExpiry(row, listed, period.start);
  const flags: readonly Flag[] = [
    ...(period.end === undefined ? (['default-expiry'] as const) : []),
    ...severity.flags,
  ];
  return [
    alertOf(context, origin, {
      subject: `alert/${frame.feed}/${subjectKey(id)}`,
      ref: id,
      time: sent,
      isEdited: true,
      flags: flags.length === 0 ? undefined : flags,
      geometry:
        point !== undefined && furtherPoints.length === 0
          ? { type: 'Point', coordinates: coordinateOf(point) }
          : null,
      districts: [...districts].filter((district) => district !== undefined),
      status: 'Actual',
      msgType: endedAt === undefined ? 'Alert' : 'Cancel',
      category: categoriesOf(alert),
      event,
      severity: severity.severity,
      ...capHints(severity.severity, endedAt !== undefined),
      ...(isAnnounced && endedAt === undefined ? { urgency: 'Future' as const } : {}),
      sender: senderOf(context),
      sent,
      ...(period.start === undefined ? {} : { onset: period.start }),
      expires,
      ...(endedAt === undefined ? {} : { endedAt }),
      headline: textOf(alert.headerText) ?? event,
      ...(description === undefined ? {} : { description }),
      originalSeverity: alert.severityLevel ?? alert.effect ?? 'UNKNOWN_SEVERITY',
      areaNames: informed.names,
    }),
  ];
}

function defaultExpiry({ head }: AlertRow, listed: Instant, start: Instant | undefined): Instant {
  const from = start !== undefined && start > listed ? start : listed;
  return instantOf(instantMs(from) + (head.isFull ? LISTED_FOR_MS : TOLD_FOR_MS));
}

/** The city's tiers `gtfs-rt` by level or effect, else the level of the standard. */
function severityOf(
  { severityLevel, effect }: Alert,
  { city, drift }: RowContext,
): { readonly severity: Severity; readonly flags: readonly Flag[] } {
  const tiers = city.tiers['gtfs-rt'];
  const tier = tiers?.[severityLevel ?? ''] ?? tiers?.[effect ?? ''];
  if (tier !== undefined) return { severity: tier.severity, flags: ['severity-mapped'] };
  if (severityLevel === undefined) return { severity: 'Unknown', flags: [] };
  const severity = SEVERITY_LEVELS[severityLevel];
  if (severity === undefined) drift(`severity_level ${severityLevel}`);
  return { severity: severity ?? 'Unknown', flags: [] };
}

function eventOf({ effect }: Alert, { drift }: RowContext): Text {
  if (effect === undefined) return NO_EFFECT_SAID;
  const words = EFFECTS.get(effect);
  if (words === undefined) drift(`effect ${effect}`);
  return words ?? NO_EFFECT_SAID;
}

function categoriesOf({ cause }: Alert): readonly string[] {
  const [, category] = CAUSES.find(([name]) => name === cause) ?? [];
  return category === undefined ? ['Transport'] : ['Transport', category];
}

function senderOf({ city, frame }: RowContext): Text {
  const { sender } = settingsOf(city);
  return sender ?? { ko: frame.feed };
}

/** Korean if there is any, else what has no language, English, or the first; never the HTML form. */
function textOf(translations: Translations): Text | undefined {
  const plain = translations.filter(({ language = '' }) => !/-html$/i.test(language));
  const inLanguage = (wanted: string) =>
    plain.find(({ language = '' }) => language.toLowerCase().split(/[-_]/)[0] === wanted)?.text;
  const en = inLanguage('en');
  const ko = inLanguage('ko') ?? inLanguage('') ?? en ?? plain[0]?.text;
  if (ko === undefined) return undefined;
  return en === undefined ? { ko } : { ko, en };
}
