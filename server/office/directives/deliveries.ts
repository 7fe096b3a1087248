import type { Delivery } from '../../../contract/directive.ts';
import type { DirectiveEvent } from '../../../contract/event.ts';
import type { Contact } from '../../../contract/office.ts';
import type { DeliveryReport } from '../office-part.ts';
import { isEnd } from './directive-steps.ts';

/** Something that somebody's system should hear of an order, and how that went so far. */
export interface Telling {
  readonly what: DeliveryReport['what'];
  readonly to: Contact;
  readonly delivery: Delivery | undefined;
}

/**
 * What of an order is still to be handed over; it is read from the order alone, so that nothing is
 * forgotten over a restart. A withdrawal is told only to who was told of the order.
 */
export function outstanding({ data }: DirectiveEvent): readonly Telling[] {
  const { state, recipient: to, delivery, escalated, withdrawal } = data;
  const tellings: Telling[] = [];
  if (state === 'issued') tellings.push({ what: 'order', to, delivery });
  if (escalated !== undefined && !isEnd(state)) {
    tellings.push({ what: 'escalation', to: escalated.to, delivery: escalated.delivery });
  }
  if (state === 'withdrawn' && delivery !== undefined && isTaken(delivery)) {
    tellings.push({ what: 'withdrawal', to, delivery: withdrawal });
  }
  return tellings.filter((telling) => telling.delivery === undefined || !isTaken(telling.delivery));
}

function isTaken({ problem }: Delivery): boolean {
  return problem === undefined;
}
