import { createHash, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../contract/office.ts';

/** Somebody of the office and the secret that says so. */
export interface Identity {
  readonly actor: Actor;
  readonly token: string;
}

/** Whose token this is; undefined = nobody's, so that only reading is left. */
export type WhoIs = (token: string | undefined) => Actor | undefined;

/** Tokens are held and compared as digests, so that time tells neither length nor content. */
export function identities(known: readonly Identity[]): WhoIs {
  const held = known.map(({ actor, token }) => ({ actor, digest: digestOf(token) }));
  return (token) => {
    if (token === undefined || token === '') return undefined;
    const offered = digestOf(token);
    // Every one is looked at, so that time does not tell which it was.
    const fitting = held.filter(({ digest }) => timingSafeEqual(digest, offered));
    return fitting[0]?.actor;
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
