import type { DirectiveEvent, Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { CityView } from '../city-view.ts';
import { madeEvent } from '../made-event.ts';
import type { Carried, Order } from '../office-part.ts';
import { aboutSubject, headlineOf } from './about-subject.ts';
import { nextNumber } from './directive-number.ts';
import { clockText, issuedWhy } from './directive-words.ts';
import { refused } from './refused.ts';
import type { DirectiveSettings } from './directive-settings.ts';

const DAY_MS = 24 * 3_600_000;
/** What is due later is a plan, not an order of the operations room. */
const MOST_DAYS_AHEAD = 30;

type DirectOrder = Extract<Order, { readonly name: 'direct' }>;

/** A new order to a contact of the city about something that the city knows. */
export function issueDirective(
  settings: DirectiveSettings,
  city: CityView,
  { actor, request }: DirectOrder,
  now: Instant,
): Carried {
  const { about, recipient: wanted, text, dueAt, key } = request;
  const nowMs = instantMs(now);
  const dueMs = instantMs(dueAt);
  const subject = aboutSubject(city, about);
  if (subject === undefined) {
    return refused('no-such-subject', `없는 대상: ${about}`, `no such subject: ${about}`);
  }
  const entry = settings.contacts.find(({ contact }) => contact.id === wanted);
  if (entry === undefined) {
    return refused('no-such-subject', `없는 연락처: ${wanted}`, `no such contact: ${wanted}`);
  }
  if (!(dueMs > nowMs && dueMs <= nowMs + MOST_DAYS_AHEAD * DAY_MS)) {
    return refused(
      'bad-request',
      `기한은 지금부터 ${MOST_DAYS_AHEAD}일 안이어야 합니다`,
      `dueAt: expected a time within the next ${MOST_DAYS_AHEAD} days`,
    );
  }
  const number = nextNumber(city.byKind.directive.values(), settings.dayOf(nowMs));
  const event: DirectiveEvent = madeEvent({
    city: settings.city,
    kind: 'directive',
    subject: `directive/${number}`,
    domain: subject.domain,
    now,
    geometry: subject.data.geometry,
    districts: subject.data.districts,
    data: {
      number,
      about,
      text,
      recipient: entry.contact,
      issuedBy: actor,
      issuedAt: now,
      dueAt: instantOf(dueMs),
      state: 'issued',
      remindedAt: [],
      transitions: [{ at: now, to: 'issued', by: 'direct', actor, key }],
      derivedFrom: [about],
      why: issuedWhy({
        by: actor.name,
        recipient: entry.contact.name,
        headline: headlineOf(subject),
        due: clockText(settings.minuteOfDay(dueMs)),
      }),
    },
  });
  return { ok: true, subject: event.subject, events: [event] };
}
