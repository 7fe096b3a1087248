import type {
  AlarmEvent,
  DirectiveEvent,
  Domain,
  IndicatorEvent,
  Instant,
  SituationEvent,
  StageEvent,
} from '../../contract/event.ts';
import type { Geometry } from '../../contract/place.ts';
import { officeProvenance } from './office-provenance.ts';

interface MadeEvents {
  readonly situation: SituationEvent;
  readonly alarm: AlarmEvent;
  readonly stage: StageEvent;
  readonly directive: DirectiveEvent;
  readonly indicator: IndicatorEvent;
}
type Common = 'version' | 'geometry' | 'districts' | 'provenance';
type Bare<D> = D extends unknown ? Omit<D, Common> : never;

/** Changes of one thing at one instant are numbered with so many digits, so that versions sort as text. */
const NTH_DIGITS = 4;

/**
 * An event that the office makes of others. `held` is the one of the same subject that is in force:
 * a second change at the same instant, e.g. by a command, is a newer version with an id of its own.
 */
export function madeEvent<K extends keyof MadeEvents>(parts: {
  readonly city: string;
  readonly kind: K;
  readonly subject: string;
  readonly domain: Domain;
  readonly now: Instant;
  readonly held?: MadeEvents[K] | undefined;
  readonly isEnded?: boolean;
  readonly geometry?: Geometry | null;
  readonly districts?: readonly string[];
  readonly data: Bare<MadeEvents[K]['data']>;
}): MadeEvents[K] {
  const { city, kind, subject, domain, now, held, data } = parts;
  const [heldAt = '', heldNth = ''] = held?.data.version.split('#') ?? [];
  const nth = heldAt === now ? Number(heldNth) + 1 : 0;
  const version = `${now}#${String(nth).padStart(NTH_DIGITS, '0')}`;
  const change = parts.isEnded === true ? 'expired' : held === undefined ? 'created' : 'updated';
  const event = {
    specversion: '1.0',
    id: `${subject}@${version}`,
    source: `/cities/${city}/office`,
    type: `city.${kind}.${change}.v1`,
    subject,
    time: now,
    recordedtime: now,
    datacontenttype: 'application/json',
    city,
    domain,
    kind,
    data: {
      ...data,
      version,
      geometry: parts.geometry ?? null,
      districts: parts.districts ?? [],
      provenance: officeProvenance(subject),
    },
  } as const;
  // TypeScript does not follow `kind` through the type parameter.
  return event as unknown as MadeEvents[K];
}
