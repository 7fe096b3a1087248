import type { Delivery } from '../../../contract/directive.ts';
import type { DirectiveEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { CityView } from '../city-view.ts';
import type { DeliveryReport } from '../office-part.ts';
import { changedDirective } from './directive-event.ts';
import { outstanding } from './deliveries.ts';
import { answeredWhy, clockText } from './directive-words.ts';
import { DIRECTIVE_WORDS } from './directive-steps.ts';
import type { DirectiveSettings } from './directive-settings.ts';

/** The order with what became of handing it over; taken by the recipient's system it is delivered. */
export function deliveredDirective(
  settings: DirectiveSettings,
  { byKind }: CityView,
  report: DeliveryReport,
  now: Instant,
): readonly DirectiveEvent[] {
  const held = byKind.directive.get(report.subject);
  const telling = held && outstanding(held).find(({ what }) => what === report.what);
  // Answered or ended while the attempt was under way: what it was for is done.
  if (held === undefined || telling === undefined) return [];
  const { problem, isAttempt } = report;
  const delivery: Delivery = {
    attempts: (telling.delivery?.attempts ?? 0) + (isAttempt ? 1 : 0),
    lastAt: now,
    ...(problem === undefined ? {} : { problem }),
  };
  const { data } = held;
  if (report.what === 'withdrawal') return [changedDirective(held, { withdrawal: delivery }, now)];
  if (report.what === 'escalation') {
    if (data.escalated === undefined) return [];
    return [changedDirective(held, { escalated: { ...data.escalated, delivery } }, now)];
  }
  if (problem !== undefined) return [changedDirective(held, { delivery }, now)];
  const { id, name } = data.recipient;
  const actor = { name: name.ko, role: 'viewer', contact: id } as const;
  const at = clockText(settings.minuteOfDay(instantMs(now)));
  const change = {
    delivery,
    state: 'delivered',
    transitions: [...data.transitions, { at: now, to: 'delivered', by: 'webhook', actor }],
    why: answeredWhy({ by: name.ko, word: DIRECTIVE_WORDS.delivered, at, reason: undefined }),
  } as const;
  return [changedDirective(held, change, now)];
}
