import type { DirectiveEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { outstanding, type Telling } from '../office/directives/deliveries.ts';
import type { DeliveryReport } from '../office/office-part.ts';
import { webhookEvent } from './webhook-event.ts';
import { postWebhook, type PostResult } from './webhook-post.ts';
import { signed } from './webhook-signature.ts';
import type { WebhookTarget, WebhookTargets } from './webhook-target.ts';

export interface WebhookSenderParts {
  readonly targets: WebhookTargets;
  /** Orders that the city holds; none while nobody sees a city. */
  readonly held: () => Iterable<DirectiveEvent>;
  readonly report: (report: DeliveryReport) => void;
  /** Why nothing is sent at all; absent = it is. */
  readonly muted?: Text;
  readonly onDefect: (error: unknown) => void;
  /** Of the wall. */
  readonly nowMs: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

const LOOK_EVERY_MS = 500;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 10 * 60_000;
/** Some four hours of trying; then a person must call. */
const MOST_ATTEMPTS = 30;
/** Of all contacts; one at a time of each. */
const MOST_AT_ONCE = 4;

const NO_SECRET: Text = { ko: '서명 키 없음', en: 'no secret is set for its signature' };

/**
 * Hands orders to the systems of contacts. It keeps no queue: what is outstanding stands in the
 * orders, so that a restart forgets nothing and nothing grows. Returns how to stop.
 */
export function webhookSender(parts: WebhookSenderParts): { readonly close: () => Promise<void> } {
  const { targets, held, report, muted, onDefect, nowMs, random } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  /** By what is told: not before this instant. */
  const notBefore = new Map<string, number>();
  /** By contact. */
  const inHand = new Map<string, Promise<void>>();

  const attempt = async (event: DirectiveEvent, telling: Telling, target: WebhookTarget) => {
    const { subject } = event;
    const { what } = telling;
    const result = await sent(event, telling, target, nowMs(), signal);
    if (signal.aborted) return;
    const attempts = telling.delivery?.attempts ?? 0;
    const longestMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts);
    const waitMs = (!result.ok && result.retryAfterMs) || random() * longestMs;
    notBefore.set(nameOf(event, telling), nowMs() + waitMs);
    const problem = result.ok ? {} : { problem: result.problem };
    report({ subject, what, isAttempt: true, ...problem });
  };

  const look = (): void => {
    const open = new Set<string>();
    for (const event of held()) {
      for (const telling of outstanding(event)) {
        const target = targets.get(telling.to.id);
        if (target === undefined) continue;
        const name = nameOf(event, telling);
        open.add(name);
        const why = muted ?? (target.secret === undefined ? NO_SECRET : undefined);
        if (why !== undefined) {
          const { subject } = event;
          const isTold = telling.delivery !== undefined;
          if (!isTold) report({ subject, what: telling.what, isAttempt: false, problem: why });
          continue;
        }
        if (inHand.has(telling.to.id) || inHand.size >= MOST_AT_ONCE) continue;
        if ((telling.delivery?.attempts ?? 0) >= MOST_ATTEMPTS) continue;
        if ((notBefore.get(name) ?? 0) > nowMs()) continue;
        const own = attempt(event, telling, target)
          .catch(onDefect)
          .finally(() => inHand.delete(telling.to.id));
        inHand.set(telling.to.id, own);
      }
    }
    for (const name of notBefore.keys()) if (!open.has(name)) notBefore.delete(name);
  };
  const looking = setInterval(() => {
    try {
      look();
    } catch (error) {
      onDefect(error);
    }
  }, LOOK_EVERY_MS);

  return {
    close: async () => {
      clearInterval(looking);
      stopping.abort();
      await Promise.all(inHand.values());
    },
  };
}

function nameOf({ subject }: DirectiveEvent, { what }: Telling): string {
  return `${subject}#${what}`;
}

async function sent(
  event: DirectiveEvent,
  telling: Telling,
  { url, secret = '', allowPrivate }: WebhookTarget,
  nowMs: number,
  signal: AbortSignal,
): Promise<PostResult> {
  const body = webhookEvent(event, telling);
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'user-agent': 'digital-mayors-office',
    ...signed(body, secret, nowMs),
  };
  return postWebhook({ url, body, headers, allowPrivate }, signal);
}
