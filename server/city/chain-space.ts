import type { AlertEvent } from '../../contract/event.ts';

/** A message as its chain knows it: who, which, when, what it replaces. */
export interface ChainMessage {
  readonly key: string;
  /** Empty = not known, stands for any. */
  sender: string;
  readonly identifier: string;
  readonly sent: string;
  /** `alert/<feed>/`, to which the name of the chain is added. */
  readonly prefix: string;
  /** Oldest first. */
  replaces: readonly Reference[];
  /** One a hazard, by the ending of its subject (`''`, `~2` …). */
  readonly events: Map<string, AlertEvent>;
  /** How each was last put into the city, also if it has left it since. */
  readonly shown: Map<string, Shown>;
  heardMs: number;
  /** The name it had on screen before a restart, where what is left of its chain gives another. */
  knownAs: string | undefined;
}

export interface Shown {
  readonly subject: string;
  /** Whose content it is: the message's own event, or one that it ended. */
  readonly from: AlertEvent;
}

export type Reference = Readonly<Pick<ChainMessage, 'sender' | 'identifier' | 'sent'>>;

/** Messages that may refer to each other: of one feed, real ones apart from tests and exercises. */
export interface ChainSpace {
  readonly byKey: Map<string, ChainMessage>;
  /** Messages that bear an identifier or refer to it. */
  readonly byName: Map<string, Set<ChainMessage>>;
  prunedMs: number;
}

export type AlertChains = Map<string, ChainSpace>;

/** A message may arrive this long after the one that replaces it. */
const REMEMBER_MS = 72 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;
/** A national feed sends some hundreds a day. */
const MAX_MESSAGES = 5_000;

export function chainSpace(chains: AlertChains, { source, data }: AlertEvent): ChainSpace {
  // A test that names a real alert must not end it.
  const name = `${source} ${data.status === 'Actual'}`;
  const known = chains.get(name);
  if (known !== undefined) return known;
  const fresh: ChainSpace = { byKey: new Map(), byName: new Map(), prunedMs: 0 };
  chains.set(name, fresh);
  return fresh;
}

/** The events of an alert's message as they came, before the chain gave them its name. */
export function heardAs(chains: AlertChains, alert: AlertEvent): readonly AlertEvent[] {
  const message = chainSpace(chains, alert).byKey.get(alert.data.messageKey ?? '');
  return [...(message?.events.values() ?? [])];
}

/** The message of an event; an index that knows no sender names the same message. */
export function messageOf(space: ChainSpace, event: AlertEvent, nowMs: number): ChainMessage {
  const key = event.data.messageKey ?? '';
  const own = referenceOf(key);
  const known = space.byKey.get(key) ?? sameMessage(space, own);
  const references = (event.data.supersedes ?? []).map(referenceOf);
  const message: ChainMessage = known ?? {
    ...own,
    key,
    prefix: event.subject.slice(0, event.subject.lastIndexOf('/') + 1),
    replaces: [],
    events: new Map(),
    shown: new Map(),
    heardMs: nowMs,
    knownAs: undefined,
  };
  message.heardMs = nowMs;
  if (message.sender === '') message.sender = own.sender;
  const seen = new Map([...message.replaces, ...references].map((one) => [nameOf(one), one]));
  message.replaces = [...seen.values()].toSorted(inOrder);
  space.byKey.set(key, message);
  for (const name of [message.identifier, ...message.replaces.map((one) => one.identifier)]) {
    const bearers = space.byName.get(name) ?? new Set();
    space.byName.set(name, bearers.add(message));
  }
  return message;
}

function sameMessage(space: ChainSpace, { sender, identifier, sent }: Reference) {
  return [...(space.byName.get(identifier) ?? [])].find(
    (other) =>
      other.identifier === identifier &&
      other.sent === sent &&
      (sender === '' || other.sender === ''),
  );
}

export function referenceOf(key: string): Reference {
  const [sender = '', identifier = '', sent = ''] = key.split(',');
  return { sender, identifier, sent };
}

function nameOf({ sender, identifier, sent }: Reference): string {
  return `${sender},${identifier},${sent}`;
}

/** By time of sending, then by identifier. */
export function inOrder(a: Reference, b: Reference): number {
  if (a.sent !== b.sent) return a.sent < b.sent ? -1 : 1;
  if (a.identifier !== b.identifier) return a.identifier < b.identifier ? -1 : 1;
  return a.sender < b.sender ? -1 : a.sender > b.sender ? 1 : 0;
}

/** Forgets what nobody has named for days and what is too much, but nothing that is shown. */
export function pruned(
  space: ChainSpace,
  nowMs: number,
  isShown: (subject: string) => boolean,
): void {
  const isFull = space.byKey.size > MAX_MESSAGES;
  if (!isFull && nowMs - space.prunedMs < PRUNE_EVERY_MS) return;
  space.prunedMs = nowMs;
  const idle = [...space.byKey].filter(
    ([, { shown }]) => ![...shown.values()].some(({ subject }) => isShown(subject)),
  );
  const byAge = idle.toSorted(([, a], [, b]) => a.heardMs - b.heardMs);
  const tooMany = space.byKey.size - MAX_MESSAGES / 2;
  for (const [index, [key, message]] of byAge.entries()) {
    const isOld = nowMs - message.heardMs > REMEMBER_MS;
    if (!isOld && !(isFull && index < tooMany)) continue;
    space.byKey.delete(key);
    for (const name of [message.identifier, ...message.replaces.map((one) => one.identifier)]) {
      const bearers = space.byName.get(name);
      bearers?.delete(message);
      if (bearers?.size === 0) space.byName.delete(name);
    }
  }
}

/** `~2` of the second hazard of a message. */
export function slotOf(subject: string): string {
  const at = subject.lastIndexOf('~');
  return at === -1 ? '' : subject.slice(at);
}
