import { z } from 'zod';
import { BRIEFING_KINDS } from '../../../contract/briefing.ts';
import { instantParameter, isInOrder, NOT_IN_ORDER, textParameter } from '../query-parameters.ts';

export const LANGUAGES = ['ko', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Parameters of `GET /api/v1/briefing`, of its page and of its PDF. */
export const BRIEFING_QUERY = z
  .strictObject({
    kind: z.enum(BRIEFING_KINDS).exactOptional(),
    from: instantParameter.exactOptional(),
    to: instantParameter.exactOptional(),
    knownAt: instantParameter.exactOptional(),
    since: textParameter.exactOptional(),
    shift: textParameter.exactOptional(),
    subject: textParameter.exactOptional(),
    exercise: textParameter.exactOptional(),
    lang: z.enum(LANGUAGES).exactOptional(),
  })
  .refine(isInOrder, NOT_IN_ORDER);

export type AskedBriefing = z.output<typeof BRIEFING_QUERY>;
