import type { AlertEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { chainOf, isReplaced, subjectOf } from './alert-branch.ts';
import {
  chainSpace,
  messageOf,
  pruned,
  slotOf,
  type ChainMessage,
  type Shown,
} from './chain-space.ts';
import type { CityState } from './city-state.ts';
import type { Commit } from './commit.ts';
import { isOlder } from './is-older.ts';

/**
 * Takes an alert that belongs to a chain of messages: Updates and Cancels stand in place of all they
 * replace, in whatever order they come. What is in force afterwards depends on the messages heard,
 * never on their order. False when the alert is not the present: replaced, or about elsewhere.
 */
export function takeChained(
  state: CityState,
  commit: Commit,
  event: AlertEvent,
  now: Instant,
): boolean {
  const space = chainSpace(state.chains, event);
  pruned(space, instantMs(now), (subject) => state.byKind.alert.has(subject));
  const message = messageOf(space, event, instantMs(now));
  const slot = slotOf(event.subject);
  const held = message.events.get(slot);
  if (held !== undefined && isOlder(event, held)) return false;
  message.events.set(slot, event);
  dropOlder(message);
  settle(state, commit, chainOf(space, message));
  return message.shown.has(slot);
}

/** An entry of an index may tell of more hazards than the message that came after it. */
function dropOlder(message: ChainMessage): void {
  const newest = [...message.events.values()].reduce(
    (version, { data }) => (data.version > version ? data.version : version),
    '',
  );
  for (const [slot, { data }] of message.events) {
    if (data.version < newest) message.events.delete(slot);
  }
}

/** What is to stand under a subject. */
interface Wanted extends Shown {
  readonly message: ChainMessage;
  readonly slot: string;
}

/** Makes the city show what a chain now says. */
function settle(state: CityState, commit: Commit, chain: readonly ChainMessage[]): void {
  const { alert } = state.byKind;
  const wanted = wantedOf(chain);
  const held = new Map<Shown, AlertEvent | undefined>();
  for (const { shown } of chain) {
    for (const one of shown.values()) {
      const event = alert.get(one.subject);
      held.set(one, event);
      if (event !== undefined && !wanted.has(one.subject)) commit.remove(event);
    }
  }
  const before = new Map(chain.map((message) => [message, new Map(message.shown)]));
  for (const message of chain) message.shown.clear();
  for (const { message, slot, subject, from } of wanted.values()) {
    message.shown.set(slot, { subject, from });
    const was = before.get(message)?.get(slot);
    if (was?.subject === subject && was.from === from) continue;
    // Under another name only: as it is by now, and if it has run out and gone, it stays gone.
    const event = was?.from === from ? held.get(was) : shownAs(message, from);
    if (event !== undefined) commit.upsert(named(event, subject));
  }
}

function wantedOf(chain: readonly ChainMessage[]): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  for (const message of chain) {
    if (isReplaced(message, chain)) continue;
    const name = subjectOf(message, chain);
    for (const [slot, from] of contentOf(message, chain)) {
      // Two senders may use one identifier.
      const subject = wanted.has(name + slot) ? `${name},${message.sender}${slot}` : name + slot;
      wanted.set(subject, { message, slot, subject, from });
    }
  }
  return wanted;
}

/** Whose content a message shows: its own, or if it only ends something, what it ends. */
function contentOf(
  message: ChainMessage,
  chain: readonly ChainMessage[],
): ReadonlyMap<string, AlertEvent> {
  if (lastWordOf(message) === undefined) return message.events;
  return newestReplaced(message, chain)?.events ?? NOTHING;
}

const NOTHING: ReadonlyMap<string, AlertEvent> = new Map();

function shownAs(message: ChainMessage, from: AlertEvent): AlertEvent {
  const word = lastWordOf(message);
  return word === undefined ? from : endedBy(from, word);
}

/** The event of a message that is about elsewhere by now, or says only that another is void. */
function lastWordOf({ events }: ChainMessage): AlertEvent | undefined {
  return [...events.values()].find(
    ({ data }) => data.areaNames.length === 0 && data.flags?.includes('out-of-area') === true,
  );
}

/** The newest of the messages it replaces that said something of this city. */
function newestReplaced(
  message: ChainMessage,
  chain: readonly ChainMessage[],
): ChainMessage | undefined {
  const replaced = new Set<ChainMessage>();
  const open = [message];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const other of chain) {
      if (replaced.has(other) || other === message || !isReplaced(other, [next])) continue;
      replaced.add(other);
      open.push(other);
    }
  }
  return chain.findLast((other) => replaced.has(other) && lastWordOf(other) === undefined);
}

function endedBy(event: AlertEvent, word: AlertEvent): AlertEvent {
  const { version, msgType, sent, messageKey, supersedes, flags, provenance } = word.data;
  return {
    ...event,
    id: word.id,
    subject: word.subject,
    type: 'city.alert.cancelled.v1',
    time: word.time,
    recordedtime: word.recordedtime,
    data: {
      ...event.data,
      version,
      msgType,
      sent,
      endedAt: sent,
      urgency: 'Past',
      provenance,
      ...(messageKey === undefined ? {} : { messageKey }),
      ...(supersedes === undefined ? {} : { supersedes }),
      flags: [...new Set([...(event.data.flags ?? []), ...(flags ?? [])])],
    },
  };
}

/** The event under a subject that the chain gave it. */
function named(event: AlertEvent, subject: string): AlertEvent {
  if (event.subject === subject) return event;
  return { ...event, subject, id: subject + event.id.slice(event.subject.length) };
}
