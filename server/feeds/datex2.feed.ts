import { z } from 'zod';
import type { Flag, Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { defineConnector, type RowContext, type RowResult } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { incidentOf } from '../feed-kit/event-of.ts';
import { geometryInCity } from '../feed-kit/geojson-geometry.ts';
import { headlineOf } from '../feed-kit/headline-of.ts';
import { plannedHeadline } from '../feed-kit/planned-headline.ts';
import { rowKey } from '../feed-kit/record.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { datexRows } from './datex2-body.ts';
import type { DatexRecord } from './datex2-record.ts';
import { datexCategory, datexClosure, datexSeverity } from './datex2-types.ts';
import { validityOf } from './datex2-validity.ts';
import { sourceTime } from './source-time.ts';

const origin = {
  standard: 'DATEX II v2 and v3 situation publication',
  licence: 'as the publisher says',
  domain: 'traffic',
} as const;

const settings = z.object({
  /** The publication, after the base address. */
  path: z.string().startsWith('/').default('/'),
  /** Whether each body lists all situations in force, so that what is missing has ended. */
  isSnapshot: z.boolean().default(true),
  /** Records for authorities and operators only: a wall is seen by others too. */
  restricted: z.enum(['skip', 'keep']).default('skip'),
});

/** May be shown: the publisher says so, or hands them to publishers like us. */
const PUBLIC = new Set(['noRestriction', 'restrictedToAuthoritiesTrafficOperatorsAndPublishers']);

/** Situations on the roads, as European road authorities publish them. */
export default defineConnector<DatexRecord>({
  id: 'datex2',
  title: { ko: '도로 상황 (DATEX II)', en: 'Road situations (DATEX II)' },
  domain: 'traffic',
  emits: ['incident'],
  standard: origin.standard,
  source: {
    // Every authority has its own: the city says where.
    baseUrl: 'https://example.invalid',
    transport: 'poll',
    alsoBy: ['push'],
    licence: origin.licence,
    attribution: 'as the city says',
    calls: (city) => {
      const { path, isSnapshot } = settings.parse(city.settings);
      return [{ name: isSnapshot ? 'snapshot' : 'list', path }];
    },
  },
  cadence: { everySec: 300 },
  format: 'text',
  maxBytes: 30_000_000,
  settings,
  rows: (payload) => datexRows(String(payload)),
  // Made by our own reader of both syntaxes: typed already.
  row: z.custom<DatexRecord>((value) => typeof value === 'object' && value !== null),
  rowName: (row) => rowKey(row, 'id'),
  completeCalls: ['snapshot'],
  toEvents: (record, context) => {
    const { restricted } = settings.parse(context.city.settings);
    const isPublic = PUBLIC.has(record.confidentiality ?? 'noRestriction');
    if (!isPublic && restricted === 'skip') return [];
    // Exercises and tests of the systems behind.
    if ((record.informationStatus ?? 'real') !== 'real') return [];
    return recordIncident(record, context);
  },
});

function recordIncident(record: DatexRecord, context: RowContext): RowResult {
  const { city, frame } = context;
  for (const oddity of record.oddities) context.drift(oddity);
  if (record.id === undefined) return { reject: 'no id' };
  const stamp = record.versionTime ?? record.createdTime ?? '';
  const stamped = sourceTime(stamp, city.zone);
  if (stamped === undefined) return { reject: `no such time: ${stamp.slice(0, 40)}` };
  const time = stamped.at;
  const validity = validityOf(record, time, frame.receivedAt, city.zone);
  if ('why' in validity) return { reject: validity.why };
  const { start, end, isEnded, isResting, isZoneAssumed } = validity;
  const isAssumed = isZoneAssumed || stamped.flags.length > 0;
  const assumed: readonly Flag[] = isAssumed ? ['zone-assumed'] : [];
  const category = datexCategory(record.type, record.details);
  if (category === undefined) context.drift(`unknown record type: ${record.type.slice(0, 60)}`);
  const tier = city.tiers['datex2']?.[record.severity ?? ''];
  const severity = tier?.severity ?? datexSeverity(record.severity);
  const placed = geometryInCity(city, record.geometry);
  const mapped: readonly Flag[] = severity === 'Unknown' ? [] : ['severity-mapped'];
  const closure = isEnded || isResting ? undefined : datexClosure(record.details);
  const words = [record.type, ...record.details].join(': ');
  const { headline, description } = saidOf(record, words);
  const district =
    placed.geometry?.type === 'Point'
      ? nearestDistrict(city, {
          lon: placed.geometry.coordinates[0],
          lat: placed.geometry.coordinates[1],
        })
      : undefined;
  return [
    incidentOf(context, origin, {
      subject: `incident/${frame.feed}/${subjectKey(record.id)}`,
      ref: record.id,
      time,
      version: versionOf(record.version, time),
      // The same version again with other words happens; so does a closure whose hour has come.
      isEdited: true,
      ...(record.situation === undefined
        ? {}
        : { correlationid: `${frame.feed}/${subjectKey(record.situation)}` }),
      geometry: placed.geometry,
      flags: [...placed.flags, ...mapped, ...assumed],
      districts: district === undefined ? [] : [district],
      status: isEnded ? 'ended' : 'active',
      category: category ?? 'other',
      sourceType: { code: record.type, text: words },
      severity,
      headline: start > frame.receivedAt ? plannedHeadline(headline) : headline,
      ...(description === undefined ? {} : { description }),
      startedAt: start,
      ...(isEnded || end === undefined ? {} : { expectedEndAt: end }),
      ...(isEnded ? { endedAt: end !== undefined && end <= frame.receivedAt ? end : time } : {}),
      ...(closure === undefined ? {} : { roadClosure: closure }),
      ...(record.source === undefined ? {} : { owner: { ko: record.source } }),
    }),
  ];
}

/** Versions count up; as text they sort only if they are equally long. */
function versionOf(version: string | undefined, time: Instant): string {
  return version !== undefined && /^\d{1,12}$/.test(version) ? version.padStart(12, '0') : time;
}

/** Korean if there is any, else the first language; English beside it. */
function saidOf(
  { texts }: DatexRecord,
  words: string,
): { readonly headline: Text; readonly description?: string } {
  const of = (language: string) =>
    texts.find((one) => one.language.toLowerCase().startsWith(language))?.text;
  const text = of('ko') ?? texts[0]?.text;
  const en = of('en');
  if (text === undefined) return { headline: { ko: words } };
  const inEnglish = en === undefined ? {} : { en: headlineOf(en) };
  return { headline: { ko: headlineOf(text) || words, ...inEnglish }, description: text };
}
