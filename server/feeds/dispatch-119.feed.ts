import { z } from 'zod';
import type { Domain, IncidentCategory } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { incidentOf, type Origin } from '../feed-kit/event-of.ts';
import { code, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { personalField } from '../feed-kit/personal-data.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { at, isRecord } from '../feed-kit/record.ts';
import { FINAL_STAGES, KINDS, stagesOf, type Kind } from './dispatch-stages.ts';

const CONTRACT = 'dispatch-119/1';

const ORIGIN: Origin = {
  standard: 'dispatch-119/1 (docs/dispatch-119.md)',
  licence: '시 내부 자료, 개인정보 없음',
  domain: 'safety',
};

const CATEGORIES: Readonly<Record<Kind, IncidentCategory>> = {
  화재: 'fire',
  구조: 'rescue',
  구급: 'ems',
  기타: 'other',
};
/** What the type says goes before the kind, but a fire stays a fire: a pump house can burn too. */
const TYPE_CATEGORIES: readonly (readonly [RegExp, IncidentCategory])[] = [
  [/침수|배수/, 'flood'],
  [/산사태|붕괴/, 'landslide'],
  [/정전|감전/, 'power'],
];
const DISASTERS: ReadonlySet<IncidentCategory> = new Set(['fire', 'flood', 'landslide']);

/** Three decimals are about 100 m: near enough for a map, too far to name a door. */
const COORDINATE_STEPS = 1e3;
/** `상도로 47`, `신림동 808-3`, `101동 502호`: a door, not a dong or a road. */
const ADDRESS = /\d+-\d+|[로길동가]\s+\d+(?:번지)?(?![\d가-힣])|\d+\s*호(?![가-힣])/;

const stageEntry = z.object({ stage: text, at: text });
const row = z
  .unknown()
  .superRefine((raw, context) => {
    // Ids and times are long numbers, but never of a person.
    const field = personalField(isRecord(raw) ? { ...raw, id: null, history: null } : raw);
    if (field !== undefined) context.addIssue(`personal data: ${field}`);
  })
  .pipe(
    z.object({
      id: code,
      kind: z.enum(KINDS),
      type: text,
      district: code,
      place: text.refine((place) => !ADDRESS.test(place), 'personal data: an address'),
      lon: optionalNumeric,
      lat: optionalNumeric,
      station: text,
      severity: optionalText,
      history: z.array(stageEntry).min(1, 'no stage'),
      closed: z.boolean(),
      closedAt: optionalText,
    }),
  );
type Row = z.output<typeof row>;

export default defineConnector<Row>({
  id: 'dispatch-119',
  title: { ko: '119 출동', en: '119 dispatch' },
  domain: ORIGIN.domain,
  emits: ['incident'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: '',
    keyEnv: 'DISPATCH_119_TOKEN',
    transport: 'push',
    licence: ORIGIN.licence,
    attribution: '소방재난본부 119 출동정보 (시 내부 연계)',
    isRawWithheld: true,
    calls: () => [],
  },
  cadence: { everySec: 60 },
  format: 'json',
  rows: (payload) => {
    const error = at(payload, 'error');
    const contract = optionalText.safeParse(at(payload, 'contract')).data;
    if (contract !== CONTRACT) {
      const message = `expected ${CONTRACT}, got ${contract ?? 'none'}`;
      return { fault: { kind: 'config', code: 'contract', message } };
    }
    if (isRecord(error)) {
      const word = (key: string) => optionalText.safeParse(error[key]).data ?? '';
      return { fault: { kind: 'source', code: word('code'), message: word('message') } };
    }
    if (offsetInstant(String(at(payload, 'sentAt'))) === undefined) {
      throw new Error('sentAt: no time with its offset');
    }
    const incidents = at(payload, 'incidents');
    if (!Array.isArray(incidents)) throw new Error('incidents: not a list');
    return { rows: incidents };
  },
  row,
  rowName: (raw) => {
    const id = code.safeParse(at(raw, 'id'));
    return id.success ? id.data : undefined;
  },
  toEvents: (incident, context) => {
    const { city } = context;
    const stages = stagesOf(incident.kind, incident.history);
    if ('reject' in stages) return stages;
    if (!city.districts.some((district) => district.code === incident.district)) {
      return { reject: `district: unknown: ${incident.district}` };
    }
    const [first, last] = [stages.marks[0], stages.marks.at(-1)];
    if (first === undefined || last === undefined) return { reject: 'history: no stage' };
    const closedAt = offsetInstant(incident.closedAt ?? '');
    if (incident.closedAt !== undefined && closedAt === undefined) {
      return { reject: `closedAt: no time with its offset: ${incident.closedAt}` };
    }
    const isEnded = incident.closed || FINAL_STAGES.has(last.code);
    const category = categoryOf(incident);
    const { geometry, flags } = placeOf(incident, city);
    const order = `${String(stages.marks.length).padStart(2, '0')}-${incident.closed ? 1 : 0}`;
    return [
      incidentOf(context, ORIGIN, {
        subject: `incident/119/${incident.id}`,
        ref: incident.id,
        time: last.at,
        version: `${last.at}-${order}`,
        // The response level and the type may change within a stage.
        isEdited: true,
        domain: domainOf(category),
        status: isEnded ? 'ended' : 'active',
        category,
        sourceType: { code: incident.kind, text: incident.type },
        severity: severityOf(incident, city),
        headline: { ko: `${incident.place} ${incident.type}` },
        ...(incident.severity === undefined ? {} : { description: incident.severity }),
        startedAt: first.at,
        ...(isEnded ? { endedAt: closedAt ?? last.at } : {}),
        stages: stages.marks,
        owner: { ko: incident.station },
        geometry,
        flags,
        districts: [incident.district],
        place: { ko: incident.place },
      }),
    ];
  },
});

function categoryOf({ kind, type }: Row): IncidentCategory {
  if (kind === '화재') return 'fire';
  return TYPE_CATEGORIES.find(([pattern]) => pattern.test(type))?.[1] ?? CATEGORIES[kind];
}

function domainOf(category: IncidentCategory): Domain {
  return DISASTERS.has(category) ? 'disaster' : 'safety';
}

function severityOf({ severity, type, kind }: Row, city: CityContext) {
  const tiers = city.tiers['dispatch'] ?? {};
  const meaning = tiers[severity ?? ''] ?? tiers[type] ?? tiers[kind];
  return meaning?.severity ?? ('Minor' as const);
}

function placeOf({ lon, lat }: Row, city: CityContext) {
  if (lon === undefined || lat === undefined) return { geometry: null, flags: undefined };
  return pointInCity(city, { lon: rounded(lon), lat: rounded(lat) });
}

function rounded(degrees: number): number {
  return Math.round(degrees * COORDINATE_STEPS) / COORDINATE_STEPS;
}
