import type { Domain, Severity } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { defaultExpiry } from '../feed-kit/default-expiry.ts';
import { headlineOf } from '../feed-kit/headline-of.ts';
import type { Entity } from './ngsi-entity.ts';
import { entityPlace, textOf } from './ngsi-place.ts';
import { entityTime } from './ngsi-time.ts';
import { sourceTime } from './source-time.ts';
import { wordsOf } from './words-of.ts';
import { memberOf } from './member-of.ts';

const SEVERITIES: Readonly<Record<string, Severity>> = {
  informational: 'Minor',
  low: 'Minor',
  medium: 'Moderate',
  high: 'Severe',
  critical: 'Extreme',
};
const DOMAINS: Readonly<Record<string, Domain>> = {
  traffic: 'traffic',
  security: 'safety',
  health: 'safety',
  environment: 'environment',
  agriculture: 'environment',
};
const CAP_CATEGORIES: Readonly<Record<string, string>> = {
  traffic: 'Transport',
  weather: 'Met',
  environment: 'Env',
  security: 'Security',
  health: 'Health',
  naturalDisaster: 'Geo',
};

/** Smart Data Models `Alert` and `WeatherAlert` as a warning in force from `validFrom` to `validTo`. */
export function entityAlert(
  entity: Entity,
  part: string,
  context: RowContext,
  origin: Origin,
): RowResult {
  const { city, frame, drift } = context;
  const sent = sourceTime(textOf(entity, 'dateIssued'), city.zone) ?? entityTime(entity, city);
  if (sent === undefined) return { reject: 'no time: dateIssued missing' };
  const onset = sourceTime(textOf(entity, 'validFrom'), city.zone)?.at;
  const validTo = textOf(entity, 'validTo');
  const said = sourceTime(validTo, city.zone)?.at;
  if (validTo !== undefined && said === undefined) drift(`validTo ${validTo.slice(0, 30)}`);
  const category = textOf(entity, 'category') ?? 'other';
  const tier = textOf(entity, 'severity') ?? '';
  const own = memberOf(city.tiers['ngsi'], tier);
  const severity = own?.severity ?? memberOf(SEVERITIES, tier.toLowerCase());
  if (severity === undefined && tier !== '') drift(`unknown severity ${tier.slice(0, 30)}`);
  const where = entityPlace(entity, city);
  const event = textOf(entity, 'subCategory') ?? category;
  const description = textOf(entity, 'description');
  const version = sourceTime(textOf(entity, 'modifiedAt'), city.zone)?.at ?? sent.at;
  // Without an end it would stand for ever: brokers do not tell that an entity is gone.
  const expires = said ?? defaultExpiry(version > sent.at ? version : sent.at);
  return [
    alertOf(context, origin, {
      subject: `alert/${frame.feed}/${part}`,
      ref: entity.id,
      time: sent.at,
      version: version > sent.at ? version : sent.at,
      isEdited: true,
      domain: memberOf(DOMAINS, category) ?? city.about ?? 'disaster',
      ...where,
      flags: [
        ...where.flags,
        ...sent.flags,
        ...(said === undefined ? (['default-expiry'] as const) : []),
        ...(severity === undefined ? [] : (['severity-mapped'] as const)),
      ],
      status: 'Actual',
      msgType: 'Alert',
      category: [memberOf(CAP_CATEGORIES, category) ?? 'Other'],
      event: wordsOf(event),
      severity: severity ?? 'Unknown',
      urgency: 'Unknown',
      certainty: 'Unknown',
      sender: wordsOf(textOf(entity, 'alertSource') ?? textOf(entity, 'source') ?? frame.feed),
      sent: sent.at,
      ...(onset === undefined ? {} : { onset }),
      expires,
      headline: wordsOf(headlineOf(description ?? event)),
      ...(description === undefined ? {} : { description }),
      originalSeverity: own?.text.ko ?? tier,
      areaNames: [textOf(entity, 'areaServed')].filter((area) => area !== undefined),
    }),
  ];
}
