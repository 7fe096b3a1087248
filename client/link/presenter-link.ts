import type { DriveAnswer, PairAnswer, PresenterCommand } from '../../contract/presenter.ts';
import type { ScreenState } from '../../contract/screen.ts';
import { commandKey } from '../city/command-key.ts';
import type { TimelineSocket } from './timeline-socket.ts';

/** How a phone stands to the wall it drives. */
export interface Presenting {
  /**
   * `cut`: our own link is gone, `gone`: the wall's is. Both come back by themselves; `expired`: the
   * server knows our pass no more, a new code is needed.
   */
  readonly phase: 'unpaired' | 'paired' | 'cut' | 'gone' | 'expired';
  readonly screen: string | undefined;
  readonly screenName: string | undefined;
  /** What the wall shows, as last told. */
  readonly state: ScreenState | null;
}

/** A phone's side of the relay. */
export interface PresenterLink {
  /** `code`: the 6 digits on the wall. Undefined = no answer came. */
  readonly pair: (code: string, name: string) => Promise<PairAnswer | undefined>;
  /** Undefined = not connected, or no answer came: it may have been carried out all the same. */
  readonly drive: (command: PresenterCommand) => Promise<DriveAnswer | undefined>;
  /** Gives the wall up; it stays as it is. */
  readonly leave: () => void;
  /** For `useSyncExternalStore`. */
  readonly presenting: () => Presenting;
  /** Told of each change, also of what the wall shows. */
  readonly onShown: (listener: () => void) => () => void;
}

/** Where a pass outlives a reload of the page; of this tab only. */
export interface PassStore {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

interface Held {
  readonly pass: string;
  readonly name: string;
}

const passKey = 'presenter-pass';
/** Longer than the server waits for the wall. */
const answerWithinMs = 5000;
const unpaired: Presenting = {
  phase: 'unpaired',
  screen: undefined,
  screenName: undefined,
  state: null,
};

export function presenterLink(socket: TimelineSocket, passes?: PassStore): PresenterLink {
  let held = readHeld(passes);
  let presenting: Presenting = held === undefined ? unpaired : { ...unpaired, phase: 'cut' };
  const listeners = new Set<() => void>();
  const set = (next: Presenting): void => {
    presenting = next;
    for (const listener of listeners) listener();
  };
  const hold = (next: Held | undefined): void => {
    held = next;
    try {
      if (next === undefined) passes?.removeItem(passKey);
      else passes?.setItem(passKey, JSON.stringify(next));
    } catch {
      // A full store: the phone drives on, and needs a new code after a reload.
    }
  };
  const take = (answer: PairAnswer, name: string): void => {
    if (!answer.ok) return;
    const { screen, screenName, pass, state } = answer;
    hold({ pass, name });
    set({ phase: state === null ? 'gone' : 'paired', screen, screenName, state });
  };
  const comeBack = (): void => {
    const own = held;
    if (own === undefined) return;
    socket.timeout(answerWithinMs).emit('pair', own, (error, answer) => {
      if (held !== own || !socket.connected) return;
      if (error !== null) comeBack();
      else if (answer.ok) take(answer, own.name);
      else if (answer.code === 'wrong-code') {
        hold(undefined);
        set({ ...presenting, phase: 'expired', state: null });
      } else setTimeout(comeBack, answerWithinMs);
    });
  };

  socket.on('connect', comeBack);
  socket.on('disconnect', () => {
    if (held !== undefined) set({ ...presenting, phase: 'cut' });
  });
  socket.on('shown', (state) => {
    if (held !== undefined)
      set({ ...presenting, phase: state === null ? 'gone' : 'paired', state });
  });

  return {
    pair: async (code, name) => {
      if (!socket.connected) return undefined;
      const answer = await new Promise<PairAnswer | undefined>((resolve) => {
        const done = answered(resolve);
        socket.timeout(answerWithinMs).emit('pair', { code, name }, done);
      });
      if (answer !== undefined) take(answer, name);
      return answer;
    },
    drive: async (command) => {
      // Kept by socket.io it would be carried out at a time when nobody wants it any more.
      if (!socket.connected) return undefined;
      const answer = await new Promise<DriveAnswer | undefined>((resolve) => {
        const request = { key: commandKey(), command };
        socket.timeout(answerWithinMs).emit('drive', request, answered(resolve));
      });
      if (answer?.ok === false && answer.code === 'not-paired' && held !== undefined) {
        hold(undefined);
        set({ ...presenting, phase: 'expired', state: null });
      }
      return answer;
    },
    leave: () => {
      if (socket.connected) socket.emit('unpair');
      hold(undefined);
      set(unpaired);
    },
    presenting: () => presenting,
    onShown: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** No answer in time is none. */
function answered<A>(resolve: (answer: A | undefined) => void) {
  return (error: Error | null, answer: A): void => resolve(error === null ? answer : undefined);
}

function readHeld(passes: PassStore | undefined): Held | undefined {
  const text = passes?.getItem(passKey);
  if (text === undefined || text === null) return undefined;
  try {
    return JSON.parse(text) as Held;
  } catch {
    return undefined;
  }
}
