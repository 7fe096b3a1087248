import type { ParameterFault } from '../../../contract/api.ts';
import type { BriefingKind } from '../../../contract/briefing.ts';
import type { Instant, SituationEvent } from '../../../contract/event.ts';
import type { QueryFailure } from '../../../contract/history.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { BriefingQuestion } from '../../briefing/briefing-facts.ts';
import type { HttpParts } from '../http-parts.ts';
import { durationMs, spanOfMorning, spanOfShift, spanSince, wholeMinute } from './asked-span.ts';
import type { AskedBriefing } from './briefing-query.ts';

/** `isExact` = it was asked with all its instants, so that the same address always gives the same. */
type AskedQuestion =
  | { readonly ok: true; readonly isExact: boolean; readonly question: BriefingQuestion }
  | { readonly ok: false; readonly faults: readonly ParameterFault[] }
  | { readonly ok: false; readonly failure: QueryFailure };

type Parts = Pick<HttpParts, 'timeline' | 'city' | 'history' | 'shifts'>;

const HOUR_MS = 3_600_000;
const USUAL_MS = 8 * HOUR_MS;
const MOST_MS = 31 * 24 * HOUR_MS;
/** Around a situation: what led to it, and what followed. */
const LED_MS = HOUR_MS;
const FOLLOWED_MS = HOUR_MS / 2;

/** What is asked, with relative spans taken to instants of the city's clock. */
export async function askedQuestion(asked: AskedBriefing, parts: Parts): Promise<AskedQuestion> {
  const now = parts.timeline.source().now();
  const kind = asked.kind ?? 'changes';
  const { subject, exercise } = asked;
  if ((kind === 'after-action') !== (subject !== undefined)) {
    return faulty(
      'subject',
      'the subject of a situation with kind after-action, else none',
      subject,
    );
  }
  const usual = await usualSpan(kind, asked, now, parts);
  if ('ok' in usual) return usual;
  const from = asked.from ?? usual.from;
  const to = asked.to ?? usual.to;
  const knownAt = asked.knownAt ?? to;
  const late = `an instant up to now, ${now}`;
  if (to > now) return faulty('to', late, to);
  if (knownAt > now) return faulty('knownAt', late, knownAt);
  if (from >= to) return faulty('from', `an instant before \`to\`, ${to}`, from);
  if (knownAt < to) return faulty('knownAt', `an instant not before \`to\`, ${to}`, knownAt);
  if (instantMs(to) - instantMs(from) > MOST_MS) {
    return failed({ kind: 'too-much', detail: 'a briefing is of 31 days at most' });
  }
  const { kind: askedKind, from: askedFrom, to: askedTo, knownAt: askedKnown } = asked;
  return {
    ok: true,
    isExact: [askedKind, askedFrom, askedTo, askedKnown].every((given) => given !== undefined),
    question: {
      kind,
      from,
      to,
      knownAt,
      ...(subject === undefined ? {} : { subject }),
      ...(exercise === undefined ? {} : { exercise }),
    },
  };
}

type Failed = Exclude<AskedQuestion, { readonly ok: true }>;

const failed = (failure: QueryFailure): Failed => ({ ok: false, failure });

function faulty(name: string, expected: string, found: string | undefined): Failed {
  return { ok: false, faults: [{ name, expected, ...(found === undefined ? {} : { found }) }] };
}

/** What an address that names no instants means now. */
async function usualSpan(
  kind: BriefingKind,
  asked: AskedBriefing,
  now: Instant,
  parts: Parts,
): Promise<{ readonly from: Instant; readonly to: Instant } | Failed> {
  const { zone } = parts.city;
  const { shifts, morningSince } = parts.shifts;
  if (asked.since !== undefined) {
    const ms = durationMs(asked.since);
    return ms === undefined
      ? faulty('since', 'a duration like 90m, 8h or 2d', asked.since)
      : spanSince(now, ms);
  }
  if (asked.shift !== undefined) {
    const hours = shifts[asked.shift];
    const names = Object.keys(shifts).join(', ');
    return hours === undefined
      ? faulty('shift', `one of ${names}`, asked.shift)
      : spanOfShift(now, zone, hours);
  }
  switch (kind) {
    case 'changes':
      return spanSince(now, USUAL_MS);
    case 'morning':
      return spanOfMorning(now, zone, morningSince);
    case 'shift': {
      const spans = Object.values(shifts).map((hours) => spanOfShift(now, zone, hours));
      // The one that is on, or the one that was on last.
      return spans.toSorted((a, b) => (a.from < b.from ? 1 : -1))[0] ?? spanSince(now, USUAL_MS);
    }
    case 'after-action':
      return spanOfSituation(asked.subject ?? '', now, parts);
  }
}

async function spanOfSituation(
  subject: string,
  now: Instant,
  { history }: Parts,
): Promise<{ readonly from: Instant; readonly to: Instant } | Failed> {
  const found = await history.events({ subject, kinds: ['situation'], limit: 1 });
  if (!found.ok) return failed(found);
  const last = found.answer.events.find(isSituation);
  if (last === undefined) return failed({ kind: 'not-held', detail: `no situation ${subject}` });
  const { openedAt, endedAt } = last.data;
  const from = wholeMinute(instantOf(instantMs(openedAt) - LED_MS));
  const to = endedAt === undefined ? now : instantOf(instantMs(endedAt) + FOLLOWED_MS);
  return { from, to: wholeMinute(to < now ? to : now) };
}

const isSituation = (event: { readonly kind: string }): event is SituationEvent =>
  event.kind === 'situation';
