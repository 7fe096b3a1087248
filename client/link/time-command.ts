import type { PastBasis } from '../../contract/delta.ts';

/** What a playback is told to do. */
export type TimeCommand =
  | { readonly type: 'seek'; readonly atMs: number; readonly basis?: PastBasis }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'pause'; readonly isPaused: boolean }
  | { readonly type: 'step'; readonly direction: 1 | -1 };

/** More taps than this ahead of the server are a key held down. */
const MOST_STEPS = 5;

/**
 * What still has to be told after one more command: the latest seek, speed and pause win, and a
 * seek takes the steps before it with it.
 */
export function queued(waiting: readonly TimeCommand[], next: TimeCommand): readonly TimeCommand[] {
  switch (next.type) {
    case 'step': {
      const steps = waiting.filter(({ type }) => type === 'step').length;
      return steps < MOST_STEPS ? [...waiting, next] : waiting;
    }
    case 'seek': {
      const before = waiting.find((command) => command.type === 'seek');
      const basis = next.basis ?? before?.basis;
      const rest = waiting.filter(({ type }) => type !== 'seek' && type !== 'step');
      return [...rest, basis === undefined ? next : { ...next, basis }];
    }
    case 'speed':
    case 'pause':
      return [...waiting.filter(({ type }) => type !== next.type), next];
  }
}
