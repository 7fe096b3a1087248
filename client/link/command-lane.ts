import type { PlaybackAnswer } from '../../contract/socket.ts';
import { queued, type TimeCommand } from './time-command.ts';
import type { TimelineSocket } from './timeline-socket.ts';

export type Answered = (error: Error | null, answer: PlaybackAnswer) => void;

/** One command on its way at a time; what waits is only what is still wanted. */
export interface CommandLane {
  readonly put: (command: TimeCommand) => void;
  /** Where the last seek that waits wants to go. */
  readonly seeksTo: () => number | undefined;
  /** Tells the next one if nothing is on its way and `isFree`. */
  readonly pump: () => void;
  /** Forgets what waits, and the answer to what was told. */
  readonly clear: () => void;
}

const answerWithinMs = 10_000;
/** A drag shows some eight pictures a second; more the eye does not follow, nor the server allow. */
const seekEveryMs = 120;

/** Emits one command; the answer comes within 10 s or as an error. */
function emit(socket: TimelineSocket, command: TimeCommand, answered: Answered): void {
  const patient = socket.timeout(answerWithinMs);
  switch (command.type) {
    case 'seek': {
      const at = new Date(command.atMs).toISOString();
      const { basis } = command;
      patient.emit('seek', basis === undefined ? { at } : { at, basis }, answered);
      return;
    }
    case 'speed':
      patient.emit('speed', { speed: command.speed }, answered);
      return;
    case 'pause':
      patient.emit('pause', { isPaused: command.isPaused }, answered);
      return;
    case 'step':
      patient.emit('step', { direction: command.direction }, answered);
  }
}

/** `take` may keep a command for itself (the first seek is a `watch`): it then answers true. */
export function commandLane(
  socket: TimelineSocket,
  isFree: () => boolean,
  take: (command: TimeCommand) => boolean,
  onAnswer: (command: TimeCommand, answer: PlaybackAnswer) => void,
): CommandLane {
  let waiting: readonly TimeCommand[] = [];
  let told: TimeCommand | undefined;
  let soughtAtMono = -seekEveryMs;
  let later: ReturnType<typeof setTimeout> | undefined;

  const pump = (): void => {
    const [next, ...rest] = waiting;
    if (next === undefined || told !== undefined || !socket.connected || !isFree()) return;
    if (next.type === 'seek') {
      const waitMs = soughtAtMono + seekEveryMs - performance.now();
      clearTimeout(later);
      if (waitMs > 0) {
        later = setTimeout(pump, waitMs);
        return;
      }
      soughtAtMono = performance.now();
    }
    waiting = rest;
    if (take(next)) {
      pump();
      return;
    }
    told = next;
    emit(socket, next, (error, answer) => {
      if (told !== next) return;
      told = undefined;
      if (error !== null) socket.disconnect();
      else onAnswer(next, answer);
      pump();
    });
  };

  return {
    put: (command) => {
      waiting = queued(waiting, command);
      pump();
    },
    seeksTo: () => waiting.find((command) => command.type === 'seek')?.atMs,
    pump,
    clear: () => {
      waiting = [];
      told = undefined;
    },
  };
}
