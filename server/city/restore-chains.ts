import type { AlertEvent, CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { chainOf, subjectOf } from './alert-branch.ts';
import {
  chainSpace,
  inOrder,
  messageOf,
  referenceOf,
  slotOf,
  type ChainMessage,
} from './chain-space.ts';

import type { CityState } from './city-state.ts';
import { isOlder } from './is-older.ts';
import { idKey } from './merge.ts';
import { LISTED_NO_MORE, OUR_CHANGE } from './our-change.ts';

/**
 * Knows again which messages replaced which, from the alerts of the last hours and those in force,
 * so that the next message of a chain goes on under the name that is on screen. Of what is neither
 * in force nor recent the references of its successors tell.
 */
export function restoreChains(state: CityState, recent: readonly CityEvent[]): void {
  for (const event of recent) {
    if (event.kind !== 'alert' || event.data.messageKey === undefined) continue;
    const heard = asHeard(event);
    note(state, heard);
    if (!LISTED_NO_MORE.test(event.id)) state.seen.add(idKey(heard).replace(OUR_CHANGE, ''));
    else state.seen.forget(idKey(heard).replace(OUR_CHANGE, ''));
  }
  const standing = [...state.byKind.alert.values()].filter(
    ({ data }) => data.messageKey !== undefined,
  );
  const messages = new Map(standing.map((alert) => [alert, note(state, asHeard(alert))]));
  for (const [alert, message] of messages) {
    const heard = asHeard(alert);
    const slot = slotOf(heard.subject);
    message.shown.set(slot, { subject: alert.subject, from: message.events.get(slot) ?? heard });
    if (!LISTED_NO_MORE.test(alert.id)) state.seen.add(idKey(heard).replace(OUR_CHANGE, ''));
  }
  for (const [alert, message] of messages) {
    const name = subjectOf(message, chainOf(chainSpace(state.chains, alert), message));
    const shown = slotOf(alert.subject) === '' ? alert.subject : nameOf(alert.subject);
    if (shown !== name && shown !== `${name},${message.sender}`) message.knownAs = shown;
  }
}

function nameOf(subject: string): string {
  return subject.slice(0, -slotOf(subject).length);
}

function note(state: CityState, heard: AlertEvent): ChainMessage {
  const heardMs = instantMs(heard.recordedtime);
  const message = messageOf(chainSpace(state.chains, heard), heard, heardMs);
  const slot = slotOf(heard.subject);
  const held = message.events.get(slot);
  if (held === undefined || !isOlder(heard, held)) message.events.set(slot, heard);
  return message;
}

/** The alert as its source named it, before its chain gave it the name of the first message. */
function asHeard(alert: AlertEvent): AlertEvent {
  const { messageKey = '', supersedes = [] } = alert.data;
  const [first = referenceOf(messageKey)] = supersedes.map(referenceOf).toSorted(inOrder);
  const prefix = alert.subject.slice(0, alert.subject.lastIndexOf('/') + 1);
  const subject = prefix + first.identifier + slotOf(alert.subject);
  if (subject === alert.subject) return alert;
  return { ...alert, subject, id: subject + alert.id.slice(alert.subject.length) };
}
