import { z } from 'zod';
import { SITUATION_PHASES, type SituationData } from '../../../contract/situation.ts';
import { ANNUNCIATION } from './alarm-schema.ts';
import { SEVERITY } from './event-schema.ts';
import { ACTOR, CONTACT, OFFICE_DATA, transition } from './office-schema.ts';
import { INSTANT, MULTI_POLYGON, POINT, TEXT } from './place-schema.ts';

const PHASE = z.enum(SITUATION_PHASES);
const SUBJECTS = z.array(z.string());

const EVIDENCE = z.object({
  factor: z.string(),
  subject: z.string(),
  feed: z.string(),
  at: INSTANT,
  knownAt: INSTANT,
  value: z.number().exactOptional(),
  unit: z.string().exactOptional(),
  text: TEXT,
  weight: z.number(),
  isPast: z.boolean().exactOptional(),
});

const CAMERA = z.object({
  subject: z.string().exactOptional(),
  name: TEXT,
  lon: z.number(),
  lat: z.number(),
  distanceM: z.number(),
  stream: z.object({ kind: z.enum(['hls', 'mjpeg']), url: z.string() }).exactOptional(),
});

const NOTE = z.object({
  at: INSTANT,
  actor: ACTOR,
  text: z.string(),
  pin: z
    .object({
      geometry: z.discriminatedUnion('type', [POINT, MULTI_POLYGON]).exactOptional(),
      from: INSTANT.exactOptional(),
      to: INSTANT.exactOptional(),
    })
    .exactOptional(),
});

export const SITUATION_DATA = OFFICE_DATA.extend({
  rule: z.string(),
  hazard: z.string(),
  basin: z.string().exactOptional(),
  title: TEXT,
  phase: PHASE,
  severity: SEVERITY,
  score: z.number(),
  opensAt: z.number(),
  peakScore: z.number(),
  openedAt: INSTANT,
  peakedAt: INSTANT.exactOptional(),
  endedAt: INSTANT.exactOptional(),
  since: z
    .object({
      fallen: INSTANT.exactOptional(),
      milder: INSTANT.exactOptional(),
      low: INSTANT.exactOptional(),
    })
    .exactOptional(),
  course: z.array(
    z.object({
      at: INSTANT,
      phase: PHASE,
      severity: SEVERITY,
      score: z.number().exactOptional(),
      why: TEXT,
    }),
  ),
  evidence: z.array(EVIDENCE),
  missing: z.array(
    z.object({ factor: z.string(), label: TEXT, feeds: z.array(z.string()), why: TEXT }),
  ),
  cells: z.array(z.string()),
  areaKm2: z.number(),
  exposed: z.object({ people: z.number(), basis: TEXT }).nullable(),
  incharge: z.array(CONTACT),
  cameras: z.array(CAMERA),
  incidents: SUBJECTS,
  closures: SUBJECTS,
  alarms: SUBJECTS,
  mergedFrom: SUBJECTS.exactOptional(),
  mergedInto: z.string().exactOptional(),
  splitFrom: z.string().exactOptional(),
  causedBy: z.string().exactOptional(),
  annunciation: ANNUNCIATION,
  annunciatedAt: INSTANT.exactOptional(),
  acknowledged: z.object({ at: INSTANT, actor: ACTOR }).exactOptional(),
  assignee: z.string().exactOptional(),
  notes: z.array(NOTE).exactOptional(),
  acts: z.array(transition(SITUATION_PHASES)).exactOptional(),
}) satisfies z.ZodType<SituationData>;
