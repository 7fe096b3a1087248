import { z } from 'zod';
import { SEVERITIES } from '../../contract/event.ts';

const DAY_SEC = 86_400;

/** Districts of the city that a code of the source covers; `all` = the whole city. */
const covered = z.union([z.literal('all'), z.array(z.string()).min(1)]);

/** What a city may say of a CAP feed. */
export const capSettings = z.strictObject({
  /** After the base address; may hold `{KEY}`. */
  path: z.string().default(''),
  /** Hosts besides the base address's that links in the feed may lead to. */
  hosts: z.array(z.string()).default([]),
  /** Fetch the messages an index links to. */
  follow: z.boolean().default(true),
  /** Fetch what the parameter `Polygon URL` names as well (SACHET). */
  followPolygons: z.boolean().default(false),
  /** Zone of times that carry none; absent = the city's. */
  zone: z.string().optional(),
  /** First choice first; the texts shown, the rest is kept. */
  languages: z.array(z.string().min(1)).min(1).default(['ko', 'en']),
  /** Every alert of the feed is for this city, also without a place that can be read. */
  isLocal: z.boolean().default(false),
  /** Names in `areaDesc` that mean this city where an alert has no geometry. */
  areaWords: z.array(z.string().min(1)).default([]),
  /** Codes of the source that mean (parts of) this city: scheme → code → districts. */
  geocodes: z.record(z.string(), z.record(z.string(), covered)).default({}),
  /** Only where the feed lists all that is in force: what an alert's absence from it means. */
  onAbsence: z.enum(['ignore', 'expire', 'cancel']).default('ignore'),
  /** How long an alert that names no end is taken to last. */
  defaultExpirySec: z.number().positive().default(DAY_SEC),
  /** Event codes of weekly and monthly tests, which are sent as if they were real. */
  testCodes: z
    .array(z.string())
    .default(['RWT', 'RMT', 'DMO', 'NPT', 'NMN', 'NAT', 'TXB', 'TXF', 'TXO', 'TXP']),
  /** CAP severity of sources that grade by colour. */
  colours: z.record(z.string(), z.enum(SEVERITIES)).default({
    green: 'Minor',
    yellow: 'Moderate',
    orange: 'Severe',
    red: 'Extreme',
  }),
});

export type CapSettings = z.output<typeof capSettings>;

const remembered = new WeakMap<object, CapSettings>();

/** Settings of a context, checked once. */
export function settingsOf(settings: object): CapSettings {
  const known = remembered.get(settings);
  if (known !== undefined) return known;
  const checked = capSettings.parse(settings);
  remembered.set(settings, checked);
  return checked;
}
