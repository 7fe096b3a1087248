import type { Driven, DrivenAnswer } from '../../contract/presenter.ts';
import type { ScreenAnswer, ScreenReport, ScreenState } from '../../contract/screen.ts';
import type { TimelineSocket } from './timeline-socket.ts';

/** What the server last said to this wall; all `undefined` and empty until it has spoken. */
export interface ToldScreen {
  /** Of this wall, for everybody. */
  readonly id: string | undefined;
  /** Pairs a phone; undefined while not connected, for then it would be wrong. */
  readonly code: string | undefined;
  /** Names of those who drive this wall. */
  readonly presenters: readonly string[];
  /** Why the server does not take this page for a wall. */
  readonly problem: string | undefined;
}

/** A wall's side of the relay: it tells of itself and is driven. Only a wall calls `report`. */
export interface ScreenLink {
  /** `make` is asked on each connecting, every 60 s and when the code has changed. Returns how to end it. */
  readonly report: (make: () => ScreenReport) => () => void;
  /** What it shows now, told if it differs; once more on each connecting. */
  readonly tell: (state: ScreenState) => void;
  /** Carries out what a presenter wants; what it answers goes back to the phone. One at a time. */
  readonly onDriven: (carryOut: (driven: Driven) => DrivenAnswer) => () => void;
  /** For `useSyncExternalStore`. */
  readonly told: () => ToldScreen;
  readonly onTold: (listener: () => void) => () => void;
}

const reportEveryMs = 60_000;
const answerWithinMs = 10_000;
/** States in between are nobody's: the clock of a playback changes them with every tick. */
const tellEveryMs = 250;
/** Told again after a cut, a command is not carried out again. */
const rememberedKeys = 50;
const nothing: ToldScreen = {
  id: undefined,
  code: undefined,
  presenters: [],
  problem: undefined,
};
const nobody: DrivenAnswer = {
  ok: false,
  problem: { ko: '준비 중입니다', en: 'this screen is not ready yet' },
};

export function screenLink(socket: TimelineSocket): ScreenLink {
  let told = nothing;
  let make: (() => ScreenReport) | undefined;
  let carryOut: ((driven: Driven) => DrivenAnswer) | undefined;
  let state: ScreenState | undefined;
  let toldState: string | undefined;
  let toldAtMono = -tellEveryMs;
  let nextReport: ReturnType<typeof setTimeout> | undefined;
  let nextTell: ReturnType<typeof setTimeout> | undefined;
  const carriedOut = new Map<string, DrivenAnswer>();
  const listeners = new Set<() => void>();
  const set = (change: Partial<ToldScreen>): void => {
    told = { ...told, ...change };
    for (const listener of listeners) listener();
  };

  const flush = (): void => {
    clearTimeout(nextTell);
    // Before its report the server does not know whose state it is.
    if (state === undefined || told.id === undefined || !socket.connected) return;
    const text = JSON.stringify(state);
    if (text === toldState) return;
    const waitMs = toldAtMono + tellEveryMs - performance.now();
    if (waitMs > 0) {
      nextTell = setTimeout(flush, waitMs);
      return;
    }
    toldAtMono = performance.now();
    toldState = text;
    socket.emit('screenState', state);
  };

  const take = (answer: ScreenAnswer): void => {
    if (!answer.ok) {
      set({ ...nothing, problem: answer.problem });
      return;
    }
    const { id, code, codeForMs, presenters } = answer;
    set({ id, code, presenters, problem: undefined });
    if (codeForMs < reportEveryMs) soon(codeForMs);
    flush();
  };
  const sendReport = (): void => {
    if (make === undefined || !socket.connected) return;
    soon(reportEveryMs);
    socket.timeout(answerWithinMs).emit('screen', make(), (error, answer) => {
      // Unanswered: the next report is not far, and a dead link is given up by itself.
      if (error === null && socket.connected && make !== undefined) take(answer);
    });
  };
  const soon = (waitMs: number): void => {
    clearTimeout(nextReport);
    nextReport = setTimeout(sendReport, waitMs);
  };

  socket.on('connect', () => {
    toldState = undefined;
    sendReport();
  });
  socket.on('disconnect', () => {
    clearTimeout(nextReport);
    set(nothing);
  });
  socket.on('presenters', (presenters) => set({ presenters }));
  socket.on('driven', (driven, answer) => {
    const before = carriedOut.get(driven.key);
    const result = before ?? carryOut?.(driven) ?? nobody;
    if (before === undefined && carryOut !== undefined) carriedOut.set(driven.key, result);
    const [oldest] = carriedOut.keys();
    if (carriedOut.size > rememberedKeys && oldest !== undefined) carriedOut.delete(oldest);
    answer(result);
  });

  return {
    report: (maker) => {
      make = maker;
      sendReport();
      return () => {
        if (make !== maker) return;
        make = undefined;
        clearTimeout(nextReport);
      };
    },
    tell: (shown) => {
      state = shown;
      flush();
    },
    onDriven: (carrier) => {
      carryOut = carrier;
      return () => {
        if (carryOut === carrier) carryOut = undefined;
      };
    },
    told: () => told,
    onTold: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
