import type { DirectiveData } from '../../../contract/directive.ts';
import type { DirectiveEvent, Instant } from '../../../contract/event.ts';
import { madeEvent } from '../made-event.ts';
import { isEnd } from './directive-steps.ts';

/** What of an order may change after it was given. */
export type DirectiveChange = Partial<
  Pick<
    DirectiveData,
    | 'why'
    | 'state'
    | 'isOverdue'
    | 'remindedAt'
    | 'escalated'
    | 'delivery'
    | 'withdrawal'
    | 'endedAt'
    | 'transitions'
  >
>;

/** The order with a change, as its next version. */
export function changedDirective(
  held: DirectiveEvent,
  change: DirectiveChange,
  now: Instant,
): DirectiveEvent {
  const data = { ...held.data, ...change };
  return madeEvent({
    city: held.city,
    kind: 'directive',
    subject: held.subject,
    domain: held.domain,
    now,
    held,
    isEnded: isEnd(data.state),
    geometry: data.geometry,
    districts: data.districts,
    data,
  });
}
