import { z } from 'zod';
import { TOPICS, VIEWS, type Position } from '../../contract/delta.ts';
import { PROTOCOL } from '../../contract/socket.ts';
import { EXERCISE_WATCH, PLAYBACK } from './schema/command-schema.ts';
import { topicSet, type TopicSet } from '../wire/topic-set.ts';

export type WatchRequest =
  | {
      readonly ok: true;
      readonly set: TopicSet;
      readonly timeline: z.infer<typeof WATCH>['timeline'];
      readonly resume: Position | undefined;
    }
  | { readonly ok: false; readonly problem: string };

export const WATCH = z.strictObject({
  protocol: z.number(),
  view: z.enum(VIEWS),
  timeline: z.union([z.literal('live'), EXERCISE_WATCH, PLAYBACK]),
  topics: z.array(z.enum(TOPICS)).max(TOPICS.length),
  resume: z.strictObject({ epoch: z.string().max(64), seq: z.int().nonnegative() }).optional(),
});

/** What a viewer asked for, or why it cannot be served. */
export function watchRequest(request: unknown): WatchRequest {
  const parsed = WATCH.safeParse(request);
  if (!parsed.success) return { ok: false, problem: z.prettifyError(parsed.error) };
  const { protocol, view, timeline, topics, resume } = parsed.data;
  if (protocol !== PROTOCOL) {
    return { ok: false, problem: `protocol ${protocol}; this server speaks ${PROTOCOL}` };
  }
  if (view !== 'ops') return { ok: false, problem: `view ${view} is not served by this server` };
  return { ok: true, set: topicSet(topics), timeline, resume };
}
