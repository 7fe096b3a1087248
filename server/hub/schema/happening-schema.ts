import { z } from 'zod';
import { INCIDENT_CATEGORIES, type AlertData, type IncidentData } from '../../../contract/event.ts';
import type { RequestData } from '../../../contract/request.ts';
import { EVENT_DATA, SEVERITY } from './event-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const optionalText = z.string().exactOptional();

export const INCIDENT_DATA = EVENT_DATA.extend({
  status: z.enum(['active', 'ended']),
  category: z.enum(INCIDENT_CATEGORIES),
  sourceType: z.object({ code: z.string(), text: z.string() }),
  severity: SEVERITY,
  headline: TEXT,
  description: optionalText,
  startedAt: INSTANT,
  expectedEndAt: INSTANT.exactOptional(),
  endedAt: INSTANT.exactOptional(),
  roadClosure: z.enum(['full', 'partial']).exactOptional(),
  stages: z.array(z.object({ code: z.string(), name: TEXT, at: INSTANT })).exactOptional(),
  owner: TEXT.exactOptional(),
}) satisfies z.ZodType<IncidentData>;

const SCHEME_CODES = z.array(z.object({ scheme: z.string(), code: z.string() }));

const ALERT_TEXT = z.object({
  language: z.string(),
  event: optionalText,
  headline: optionalText,
  description: optionalText,
  instruction: optionalText,
});

export const ALERT_DATA = EVENT_DATA.extend({
  status: z.enum(['Actual', 'Exercise', 'System', 'Test']),
  msgType: z.enum(['Alert', 'Update', 'Cancel']),
  category: z.array(z.string()),
  event: TEXT,
  severity: SEVERITY,
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']),
  certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']),
  sender: TEXT,
  sent: INSTANT,
  onset: INSTANT.exactOptional(),
  expires: INSTANT.exactOptional(),
  endedAt: INSTANT.exactOptional(),
  headline: TEXT,
  description: optionalText,
  originalSeverity: z.string(),
  areaNames: z.array(z.string()),
  instruction: optionalText,
  ends: INSTANT.exactOptional(),
  messageKey: optionalText,
  supersedes: z.array(z.string()).exactOptional(),
  responseType: z.array(z.string()).exactOptional(),
  web: optionalText,
  contact: optionalText,
  geocodes: SCHEME_CODES.exactOptional(),
  eventCodes: SCHEME_CODES.exactOptional(),
  texts: z.array(ALERT_TEXT).exactOptional(),
  altitudeM: z.number().exactOptional(),
  ceilingM: z.number().exactOptional(),
  scope: z.enum(['Restricted', 'Private']).exactOptional(),
  isSigned: z.boolean().exactOptional(),
}) satisfies z.ZodType<AlertData>;

export const REQUEST_DATA = EVENT_DATA.extend({
  status: z.enum(['open', 'closed']),
  service: z.object({ code: z.string(), name: TEXT }),
  requestedAt: INSTANT,
  updatedAt: INSTANT.exactOptional(),
  expectedAt: INSTANT.exactOptional(),
  endedAt: INSTANT.exactOptional(),
  description: optionalText,
  statusNotes: optionalText,
  address: optionalText,
  agency: TEXT.exactOptional(),
  mediaUrl: optionalText,
  asset: optionalText,
}) satisfies z.ZodType<RequestData>;
