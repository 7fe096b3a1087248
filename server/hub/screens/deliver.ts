import type { Driven } from '../../../contract/presenter.ts';
import type { Text } from '../../../contract/place.ts';
import { DRIVEN_ANSWER } from '../schema/presenter-schema.ts';
import type { KnownScreen } from './known-screens.ts';
import { SCREEN_WORDS } from './screen-words.ts';

export type Delivered =
  | { readonly ok: true; readonly tookMs: number }
  | { readonly ok: false; readonly code: 'gone' | 'refused'; readonly problem: Text };

/** Hands a command to a wall; settles when the wall has taken it, or did not within 2 s. */
export type Deliver = (screen: KnownScreen, driven: Driven) => Promise<Delivered>;

const TAKEN_WITHIN_MS = 2_000;

/** `onDone` is told of each one, for figures. */
export function deliverer(onDone: (delivered: Delivered) => void): Deliver {
  return async ({ socket, state }, driven) => {
    const startedMs = performance.now();
    const done = (delivered: Delivered): Delivered => {
      onDone(delivered);
      return delivered;
    };
    if (socket === undefined) return done({ ok: false, code: 'gone', problem: SCREEN_WORDS.gone });
    if (driven.command.type === 'reload' && state?.isHeld === true) {
      return done({ ok: false, code: 'refused', problem: SCREEN_WORDS.held });
    }
    return new Promise((resolve) => {
      socket.timeout(TAKEN_WITHIN_MS).emit('driven', driven, (error, answer) => {
        const tookMs = performance.now() - startedMs;
        const read = DRIVEN_ANSWER.safeParse(answer);
        const why = read.data?.ok === false ? read.data.problem : SCREEN_WORDS.unreadable;
        if (error !== null) {
          resolve(done({ ok: false, code: 'gone', problem: SCREEN_WORDS.mute }));
        } else if (read.data?.ok === true) resolve(done({ ok: true, tookMs }));
        else resolve(done({ ok: false, code: 'refused', problem: why }));
      });
    });
  };
}
