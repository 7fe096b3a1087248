import { isDeepStrictEqual } from 'node:util';
import { REFUSALS, type Refusal } from '../command/refusals.ts';

/** Carries out what is asked once a key: asked again, it is answered alike; asked otherwise, refused. */
export type OncePerKey<A> = (
  key: string,
  asked: unknown,
  carryOut: () => Promise<A>,
) => Promise<A | Refusal>;

const MOST_REMEMBERED = 1_000;

export function oncePerKey<A extends { readonly ok: boolean }>(): OncePerKey<A> {
  const done = new Map<string, { readonly asked: unknown; readonly answer: Promise<A> }>();
  return async (key, asked, carryOut) => {
    const before = done.get(key);
    if (before !== undefined) {
      return isDeepStrictEqual(before.asked, asked) ? before.answer : REFUSALS.usedKey;
    }
    const answer = carryOut();
    done.set(key, { asked, answer });
    const [oldest] = done.keys();
    if (done.size > MOST_REMEMBERED && oldest !== undefined) done.delete(oldest);
    // What was refused changed nothing: it may be asked again.
    if (!(await answer).ok) done.delete(key);
    return answer;
  };
}
