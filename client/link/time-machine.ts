import type { PlaybackAnswer } from '../../contract/socket.ts';
import { isSettled, type LinkParts } from './link-parts.ts';
import { settle } from './take-snapshot.ts';
import type { TimeCommand } from './time-command.ts';
import type { TimeMachine } from './time-link.ts';
import { backToLive, watchTimeline } from './watch-timeline.ts';

/** What a viewer can do with time, told to the server one thing at a time. */
export function timeMachine(parts: LinkParts): TimeMachine {
  const { store, told, lane, viewer } = parts;
  return {
    seek: (atMs) => {
      told.set({ seeking: atMs, refusal: undefined });
      lane.put({ type: 'seek', atMs });
    },
    setSpeed: (speed) => {
      told.set({ playSpeed: speed });
      if (viewer.isPast) lane.put({ type: 'speed', speed });
    },
    pause: (isPaused) => {
      if (!viewer.isPast) return;
      viewer.isPaused = isPaused;
      lane.put({ type: 'pause', isPaused });
    },
    step: (direction) => {
      if (viewer.isPast) lane.put({ type: 'step', direction });
    },
    setBasis: (basis) => {
      const { seeking, nowMs } = store.getState().time;
      told.set({ basis });
      const atMs = typeof seeking === 'number' ? seeking : nowMs;
      if (!viewer.isPast || atMs === undefined) return;
      told.set({ seeking: atMs });
      lane.put({ type: 'seek', atMs, basis });
    },
    backToLive: () => backToLive(parts),
  };
}

/**
 * What a command means before it is told: the first seek leaves the present by a `watch`, and every
 * seek ends the claim of the picture on screen. True = nothing more is to be told.
 */
export function beginCommand(parts: LinkParts, command: TimeCommand): boolean {
  const { store, told, left, viewer } = parts;
  if (command.type !== 'seek') return !viewer.isPast;
  const { city } = store.getState();
  if (viewer.isPast) {
    viewer.asked = { kind: 'seek', isAnswered: false, isThere: false };
    viewer.behind = 0;
    left.leave(city?.position.epoch);
    return false;
  }
  viewer.isPast = true;
  viewer.isPaused = false;
  viewer.present = city;
  told.leavePresent();
  watchTimeline(parts);
  return true;
}

/** Takes in how the playback runs after a command, or why it does not. */
export function endCommand(parts: LinkParts, command: TimeCommand, answer: PlaybackAnswer): void {
  const { store, told, refused, lane, viewer } = parts;
  const { time, city } = store.getState();
  if (!answer.ok) {
    refused.show(answer.problem);
    if (command.type === 'seek') refuseSeek(parts);
    return;
  }
  const { speed, basis } = answer;
  const span = { fromMs: Date.parse(answer.span.from), toMs: Date.parse(answer.span.to) };
  // One that began paused never learnt what it is to run at.
  const isResumed = command.type === 'pause' && !command.isPaused && speed !== time.playSpeed;
  viewer.isPaused = speed === 0;
  told.notePresent(span.toMs);
  told.set({ span, speed, basis });
  if (isResumed) lane.put({ type: 'speed', speed: time.playSpeed });
  else if (speed > 0) told.set({ playSpeed: speed });
  if (command.type === 'seek') {
    if (viewer.asked !== undefined) viewer.asked.isAnswered = true;
    settle(parts);
  } else if (isSettled(viewer) && command.type !== 'step') {
    told.hear({ epoch: city?.position.epoch ?? '', nowMs: Date.parse(answer.now), speed });
  }
}

/** The picture on screen goes on. */
function refuseSeek({ store, told, left, lane, viewer }: LinkParts): void {
  const epoch = store.getState().city?.position.epoch;
  if (epoch !== undefined) left.enter(epoch);
  viewer.asked = undefined;
  told.set({ seeking: lane.seeksTo() });
}
