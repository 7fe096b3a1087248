import type { DirectiveState } from '../../../contract/directive.ts';
import type { DirectiveEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Actor } from '../../../contract/office.ts';
import type { CityView } from '../city-view.ts';
import type { Carried, Order } from '../office-part.ts';
import { changedDirective } from './directive-event.ts';
import { DIRECTIVE_WORDS, isEnd, mayFollow } from './directive-steps.ts';
import { answeredWhy, clockText } from './directive-words.ts';
import { refused } from './refused.ts';
import type { DirectiveSettings } from './directive-settings.ts';

type AnswerOrder = Extract<Order, { readonly name: 'answer' }>;

/** Ends that nobody understands later without a reason. */
const WITH_REASON: ReadonlySet<DirectiveState> = new Set(['declined', 'withdrawn']);

/**
 * The recipient's word on an order, by its own system or as somebody of the office heard it; only
 * the office's supervisors take an order back.
 */
export function answerDirective(
  settings: DirectiveSettings,
  city: CityView,
  { actor, request }: AnswerOrder,
  now: Instant,
): Carried {
  const { directive, state, reason, key } = request;
  const held = heldDirective(city, directive);
  if (held === undefined) {
    return refused('no-such-subject', `없는 지시: ${directive}`, `no such order: ${directive}`);
  }
  const { data } = held;
  if (!isMeant(held, actor)) {
    return refused('not-allowed', '다른 기관에 내린 지시입니다', 'an order to somebody else');
  }
  if (state === 'withdrawn' && !mayWithdraw(actor)) {
    return refused('not-allowed', '철회는 상황실장 이상', 'withdrawn by a supervisor only');
  }
  if (WITH_REASON.has(state) && reason === undefined) {
    return refused('bad-request', '사유가 필요합니다', 'reason: expected a text');
  }
  if (!mayFollow(data.state, state)) {
    const [from, to] = [DIRECTIVE_WORDS[data.state], DIRECTIVE_WORDS[state]];
    return refused(
      'conflict',
      `'${from.ko}' 다음에 '${to.ko}'은(는) 올 수 없습니다`,
      `it is ${from.en}: ${to.en} cannot follow`,
    );
  }
  const at = clockText(settings.minuteOfDay(instantMs(now)));
  const event = changedDirective(
    held,
    {
      state,
      ...(isEnd(state) ? { endedAt: now } : {}),
      transitions: [
        ...data.transitions,
        {
          at: now,
          to: state,
          by: 'answer',
          actor,
          key,
          ...(reason === undefined ? {} : { reason }),
        },
      ],
      why: answeredWhy({ by: actor.name, word: DIRECTIVE_WORDS[state], at, reason }),
    },
    now,
  );
  return { ok: true, subject: held.subject, events: [event] };
}

/** By its subject, or by the number that people say. */
function heldDirective({ byKind }: CityView, named: string): DirectiveEvent | undefined {
  return byKind.directive.get(named) ?? byKind.directive.get(`directive/${named}`);
}

/** A contact answers for what it was given, or what came up to it. */
function isMeant({ data }: DirectiveEvent, { contact }: Actor): boolean {
  return (
    contact === undefined || contact === data.recipient.id || contact === data.escalated?.to.id
  );
}

function mayWithdraw({ role, contact }: Actor): boolean {
  return contact === undefined && (role === 'supervisor' || role === 'executive');
}
