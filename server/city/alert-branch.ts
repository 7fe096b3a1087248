import { inOrder, type ChainMessage, type ChainSpace, type Reference } from './chain-space.ts';

/** Longer than any chain; a feed that names itself over and over is cut here. */
const MAX_CHAIN = 500;

/** All messages that are joined by what they name, oldest first. */
export function chainOf(space: ChainSpace, around: ChainMessage): readonly ChainMessage[] {
  const chain = new Set([around]);
  for (const message of chain) {
    if (chain.size > MAX_CHAIN) break;
    for (const name of [message.identifier, ...message.replaces.map((one) => one.identifier)]) {
      for (const other of space.byName.get(name) ?? []) chain.add(other);
    }
  }
  return [...chain].toSorted(inOrder);
}

/** Whether any of these messages stands in place of this one. */
export function isReplaced(message: ChainMessage, by: readonly ChainMessage[]): boolean {
  return by.some((other) => other !== message && replaces(other, message));
}

/** It names that very message, or names or repeats its identifier later on. */
function replaces(later: ChainMessage, earlier: ChainMessage): boolean {
  // Whoever names a message with its time has seen it, whatever the two clocks say.
  if (isNamed(earlier, later)) return !isNamed(later, earlier) || inOrder(later, earlier) > 0;
  if (later.sent <= earlier.sent) return false;
  const isReissue = later.identifier === earlier.identifier && isSender(later, earlier);
  return isReissue || later.replaces.some((reference) => isMeant(reference, earlier));
}

function isNamed(message: ChainMessage, by: ChainMessage): boolean {
  return by.replaces.some(
    ({ identifier, sent }) => identifier === message.identifier && sent === message.sent,
  );
}

/** By identifier and time, whoever is said to be the sender; by identifier alone only of one sender. */
function isMeant(reference: Reference, message: ChainMessage): boolean {
  if (reference.identifier !== message.identifier) return false;
  return reference.sent === message.sent || isSender(reference, message);
}

function isSender(a: Reference, b: Reference): boolean {
  return a.sender === b.sender || a.sender === '' || b.sender === '';
}

/**
 * The subject a message has in its chain: that of the first message, or where several stand in place
 * of the same one (a warning that was split by area) that of its own branch. The eldest goes on
 * under the old name.
 */
export function subjectOf(message: ChainMessage, chain: readonly ChainMessage[]): string {
  let branch: Reference = message;
  let before = predecessors(message, chain);
  let heard: ChainMessage | undefined = message;
  for (let steps = 0; steps < MAX_CHAIN; steps += 1) {
    if (heard?.knownAs !== undefined) return heard.knownAs;
    const parent = before.at(-1);
    if (parent === undefined) break;
    if (heard !== undefined && !isEldest(heard, parent, chain)) break;
    branch = parent;
    heard = chain.find((other) => isMeant(parent, other));
    before = heard === undefined ? before.slice(0, -1) : predecessors(heard, chain);
  }
  return message.prefix + branch.identifier;
}

/** What a message replaces, oldest first, with earlier issues of itself. */
function predecessors(message: ChainMessage, chain: readonly ChainMessage[]): readonly Reference[] {
  const issues = chain.filter(
    (other) =>
      other.identifier === message.identifier &&
      other.sent < message.sent &&
      isSender(other, message),
  );
  const earlier = message.replaces.filter((one) => inOrder(one, message) < 0);
  return issues.length === 0 ? earlier : [...issues, ...earlier].toSorted(inOrder);
}

/** Whether no older message follows directly on the same one. */
function isEldest(
  message: ChainMessage,
  parent: Reference,
  chain: readonly ChainMessage[],
): boolean {
  return !chain.some((other) => {
    if (other === message || inOrder(other, message) >= 0) return false;
    const last = predecessors(other, chain).at(-1);
    return last !== undefined && isSameMessage(last, parent);
  });
}

function isSameMessage(a: Reference, b: Reference): boolean {
  return a.identifier === b.identifier && (a.sent === b.sent || a.sent === '' || b.sent === '');
}
