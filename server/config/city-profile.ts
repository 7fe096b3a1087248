import { z } from 'zod';
import { DOMAINS, KINDS, SEVERITIES } from '../../contract/event.ts';
import { TRANSPORTS } from '../../contract/feed-health.ts';
import { isZone } from '../feed-kit/zone-offset.ts';
import { basemap } from './basemap-profile.ts';
import { mqttProfile } from './mqtt-profile.ts';
import { overlayHosts, overlays } from './overlay-profile.ts';
import { countMeasure, measure } from './read-measure.ts';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const severity = z.enum(SEVERITIES);
const domain = z.enum(DOMAINS);
const layer = z
  .string()
  .refine(
    (value) => KINDS.some((kind) => value === kind || value.startsWith(`${kind}/`)),
    'expected a kind of event, or a kind and what it is of, as "asset/camera"',
  );
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');

const bounds = z
  .tuple([
    z.number().min(-180).max(180),
    z.number().min(-90).max(90),
    z.number().min(-180).max(180),
    z.number().min(-90).max(90),
  ])
  .refine(([west, south, east, north]) => west < east && south < north, {
    error: 'expected [west, south, east, north] with west < east and south < north',
  });

/** Also by the names that Intl lists otherwise, e.g. Asia/Kolkata. */
const zone = z.string().refine(isZone, {
  error: 'expected an IANA time zone, e.g. Asia/Seoul',
});

/** Only what a feed may come over; the key never stands here. */
const baseUrl = z.url({ protocol: /^(https?|wss?|mqtts?)$/ }).refine((url) => !url.includes('@'), {
  error: 'expected an http(s), ws(s) or mqtt(s) address without user or password',
});
const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'expected the name of a variable, e.g. CITY_KEY');

const level = z.strictObject({ value: z.number(), severity, label: text });

const threshold = z
  .strictObject({
    /** UCUM. */
    unit: z.string().min(1),
    /** `below` = the lower, the worse. */
    direction: z.enum(['above', 'below']),
    /** Lowest severity first. */
    levels: z.array(level).min(1),
  })
  .refine(({ direction, levels }) => isOrdered(levels, direction), {
    error: 'expected levels in rising severity, each value further than the one before',
    path: ['levels'],
  });

const figure = z.strictObject({
  id,
  domain,
  label: text,
  span: text,
  unit: text,
  /** How it is counted: a rule by name, or a form over a kind of events. */
  measure,
  /** Name under `thresholds`. */
  threshold: z.string(),
  /** What it is counted from; unknown while none of them is heard. */
  feeds: z.array(id).min(1),
});

/** A count in each district that raises its level, beside what is officially issued there. */
const districtRule = z.strictObject({
  measure: countMeasure,
  /** Why the district is raised; `{{n}}` stands for the count. */
  label: text,
  threshold: z.string(),
  feeds: z.array(id).min(1),
});

/** A source that is read. What is left out is as its connector says. */
const connectedFeed = z.strictObject({
  id,
  connected: z.literal(true).default(true),
  /** File under server/feeds; absent = the feed's id. One format may feed a city several times. */
  connector: id.exactOptional(),
  title: text.exactOptional(),
  about: domain.exactOptional(),
  licence: z.string().min(1).exactOptional(),
  attribution: z.string().min(1).exactOptional(),
  /** Over a day only for what is sent to us: e.g. a table that somebody uploads each quarter. */
  everySec: z.number().int().min(1).max(31_622_400).exactOptional(),
  lagSec: z.number().positive().exactOptional(),
  /** Absent = by the scheme of the address. */
  transport: z.enum(TRANSPORTS).exactOptional(),
  keyEnv: variable.exactOptional(),
  headers: z.record(z.string(), z.string()).exactOptional(),
  /** How to listen to a broker; absent = version 5, QoS 1, kept for a day. */
  mqtt: mqttProfile.exactOptional(),
  /** Sent on every connection of a WebSocket, before anything is heard; may hold `{KEY}`. */
  hello: z.array(z.string().min(1)).exactOptional(),
  /** The address lies in the city's own network on purpose. */
  allowPrivate: z.boolean().default(false),
  /** Who gives way when the calls of a key do not last: 1 first served … 9 first slowed. */
  priority: z.number().int().min(1).max(9).default(5),
  /** Calls a day its key allows for this service alone; absent = as `budgets` says of the key. */
  callsPerDay: z.number().int().positive().exactOptional(),
  baseUrl: baseUrl.exactOptional(),
  settings: z.record(z.string(), z.unknown()).default({}),
});

/** A source the city has but nobody reads yet: shown, so that its silence is not calm. */
const namedFeed = z.strictObject({
  id,
  connected: z.literal(false),
  title: text,
  about: domain,
  /** Layers of what it would tell, as `asset/camera` or `incident`; absent = not known. */
  tells: z.array(layer).min(1).exactOptional(),
  note: text.exactOptional(),
});

const place = z
  .strictObject({ name: text, lon: z.number(), lat: z.number() })
  .transform(({ name, lon, lat }) => ({ name, at: { lon, lat } }));

/** Each domain has a head of its own beside its figures. */
const MOST_DOMAINS = 5;

function fitTheWall(figures: readonly { readonly domain: string }[]): boolean {
  return new Set(figures.map((entry) => entry.domain)).size <= MOST_DOMAINS;
}

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time like "23:00"');

/** Pixel pitch in mm, and the farthest reader in m. */
const optics = { pitchMm: z.number().positive(), viewingDistanceM: z.number().positive() };

/** `cities/<id>/city.yaml`. Strict: a misspelt key is an error, not a default. */
export const cityProfile = z
  .strictObject({
    id,
    name: text,
    zone,
    /** ISO 639 codes, the first the screens' own; a screen speaks ko and en, and en for all others. */
    languages: z.array(z.string().regex(/^[a-z]{2}$/, 'expected a code like en')).min(1),
    bounds,
    /** When its walls dim, on the city's clock; absent = never. */
    night: z.strictObject({ from: localTime, to: localTime }).exactOptional(),
    wall: z.strictObject(optics).default({ pitchMm: 0.945, viewingDistanceM: 6 }),
    /** Screens that differ from `wall`, by the name in their address: `?screen=lobby`. */
    screens: z.record(id, z.strictObject({ name: text, ...optics })).default({}),
    /** As people say it: titles and the wall's head; absent = the name. */
    shortName: text.exactOptional(),
    /** What people dial for fire, rescue and ambulance; quoted, it is a name. */
    emergencyNumber: z
      .string()
      .regex(/^\d{2,5}$/, "expected digits in quotes, '119'")
      .exactOptional(),
    basemap,
    registries: z.array(id).refine((names) => names.includes('districts'), {
      error: 'expected `districts` among them',
    }),
    /** Districts of the measure downtown-speed. */
    downtown: z.array(z.string()).default([]),
    tiers: z
      .record(z.string(), z.record(z.string(), z.strictObject({ severity, text })))
      .default({}),
    thresholds: z.record(z.string(), threshold),
    /** In the order of the wall; figures of one domain stand together. */
    figures: z
      .array(figure)
      .min(1)
      .max(8)
      .refine(fitTheWall, {
        error: `expected figures of at most ${MOST_DOMAINS} domains, the wall has no room for more`,
      }),
    /** Layers of the overview's map; absent = all that a city may have. */
    layers: z.array(id).min(1).exactOptional(),
    districtRules: z.array(districtRule).default([]),
    districtFeeds: z.array(id).min(1),
    /** Calls a key allows in a day, by the variable that holds it; keys not named have no limit. */
    budgets: z
      .record(
        variable,
        z.strictObject({ callsPerDay: z.number().int().positive(), zone: zone.exactOptional() }),
      )
      .default({}),
    /** Folder under fixtures/scenarios that `demo` plays. */
    demoScenario: id.exactOptional(),
    feeds: z.array(z.discriminatedUnion('connected', [namedFeed, connectedFeed])).min(1),
    places: z.array(place).default([]),
    overlays,
    overlayHosts,
    attribution: z.array(z.string().min(1)).min(1),
  })
  .superRefine(checkReferences);

export type CityProfile = z.output<typeof cityProfile>;

const rank = (name: (typeof SEVERITIES)[number]): number => -SEVERITIES.indexOf(name);

function isOrdered(
  levels: readonly z.output<typeof level>[],
  direction: 'above' | 'below',
): boolean {
  const sign = direction === 'above' ? 1 : -1;
  return levels.every((step, index) => {
    const before = levels[index - 1];
    if (before === undefined) return true;
    return sign * (step.value - before.value) > 0 && rank(step.severity) > rank(before.severity);
  });
}

interface References {
  readonly thresholds: Readonly<Record<string, unknown>>;
  readonly figures: readonly {
    readonly id: string;
    readonly threshold: string;
    readonly feeds: readonly string[];
  }[];
  readonly districtRules: readonly {
    readonly threshold: string;
    readonly feeds: readonly string[];
  }[];
  readonly districtFeeds: readonly string[];
  readonly feeds: readonly { readonly id: string }[];
}

/** Names inside the profile that must exist, and ids that must be unique. */
function checkReferences(profile: References, issues: z.RefinementCtx): void {
  for (const list of ['figures', 'districtRules'] as const) {
    for (const [index, { threshold: name }] of profile[list].entries()) {
      if (Object.hasOwn(profile.thresholds, name)) continue;
      const known = Object.keys(profile.thresholds).join(', ');
      const message = `expected a name under thresholds (${known})`;
      issues.addIssue({ code: 'custom', path: [list, index, 'threshold'], message });
    }
  }
  for (const list of ['figures', 'feeds'] as const) {
    const seen = new Set<string>();
    for (const [index, entry] of profile[list].entries()) {
      if (!seen.has(entry.id)) seen.add(entry.id);
      else issues.addIssue({ code: 'custom', path: [list, index, 'id'], message: 'expected once' });
    }
  }
  const feeds = profile.feeds.map((entry) => entry.id);
  const named = [
    ...(['figures', 'districtRules'] as const).flatMap((list) =>
      profile[list].map((entry, index) => [[list, index, 'feeds'], entry.feeds] as const),
    ),
    [['districtFeeds'], profile.districtFeeds] as const,
  ];
  for (const [path, ids] of named) {
    const unknown = ids.find((name) => !feeds.includes(name));
    if (unknown === undefined) continue;
    const message = `expected ids under feeds (${feeds.join(', ')}), but ${unknown} is none`;
    issues.addIssue({ code: 'custom', path: [...path], message });
  }
}
