import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';

export const SPEEDS = [1, 6, 10, 60] as const;
const minuteMs = 60_000;

export interface Playback {
  readonly nowMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isPlaying: boolean;
  readonly speed: number;
}

/** Where a recording stands: where it is sought to, else by the clock on screen. */
export function playbackOf(
  replay: ReplayAnswer,
  time: { readonly nowMs: number | undefined; readonly speed: number },
  wantedMs?: number,
): Playback {
  const runningSpeed = time.speed === 0 ? replay.speed : time.speed;
  return {
    nowMs: wantedMs ?? time.nowMs ?? Date.parse(replay.now),
    fromMs: Date.parse(replay.from),
    toMs: Date.parse(replay.to),
    isPlaying: time.nowMs === undefined ? replay.playing : time.speed !== 0,
    speed: runningSpeed === 0 ? 1 : runningSpeed,
  };
}

/** Seeks stay inside the recording. */
export function seekTo(playback: Playback, ms: number): ReplayCommand {
  const inside = Math.min(playback.toMs, Math.max(playback.fromMs, ms));
  return { action: 'seek', at: new Date(inside).toISOString() };
}

/** The next speed up or down the list. */
export function speedStep(playback: Playback, step: 1 | -1): ReplayCommand {
  const held = SPEEDS.findLastIndex((speed) => speed <= playback.speed);
  const next = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, held + step))] ?? 1;
  return { action: 'speed', speed: next };
}

/** What a key asks for: Space, ←→ 1 min, with Shift 10 min, + and − speed. */
export function replayKey(
  key: { readonly key: string; readonly shiftKey: boolean },
  playback: Playback,
): ReplayCommand | undefined {
  const stepMs = (key.shiftKey ? 10 : 1) * minuteMs;
  switch (key.key) {
    case ' ':
      return { action: playback.isPlaying ? 'pause' : 'play' };
    case 'ArrowLeft':
      return seekTo(playback, playback.nowMs - stepMs);
    case 'ArrowRight':
      return seekTo(playback, playback.nowMs + stepMs);
    case '+':
    case '=':
      return speedStep(playback, 1);
    case '-':
      return speedStep(playback, -1);
    default:
      return undefined;
  }
}
