import type { DirectiveEvent } from '../../contract/event.ts';
import type { Telling } from '../office/directives/deliveries.ts';

const TYPES: Readonly<Record<Telling['what'], string>> = {
  order: 'city.directive.issued.v1',
  escalation: 'city.directive.escalated.v1',
  withdrawal: 'city.directive.withdrawn.v1',
};

/**
 * What a contact's system is sent: a CloudEvent 1.0 in structured JSON. Its `id` is that of what is
 * told, not of the attempt, so that a second arrival is known as one.
 */
export function webhookEvent(held: DirectiveEvent, { what }: Telling): string {
  const { number, about, text, recipient, issuedBy, issuedAt, dueAt, state } = held.data;
  const ended = held.data.transitions.at(-1);
  const times = { order: issuedAt, escalation: held.data.escalated?.at, withdrawal: ended?.at };
  return JSON.stringify({
    specversion: '1.0',
    id: `${held.subject}#${what}`,
    source: held.source,
    type: TYPES[what],
    subject: held.subject,
    time: times[what] ?? issuedAt,
    datacontenttype: 'application/json',
    data: {
      number,
      about,
      text,
      recipient: { id: recipient.id, name: recipient.name },
      issuedBy: { name: issuedBy.name, role: issuedBy.role },
      issuedAt,
      dueAt,
      state,
      ...(what === 'withdrawal' && ended?.reason !== undefined ? { reason: ended.reason } : {}),
      answers: `/api/v1/directives/${number}/answers`,
    },
  });
}
