import type { StoreApi } from 'zustand/vanilla';
import type { Delta } from '../../contract/delta.ts';
import type { CityStore } from '../city/store.ts';
import { commandLane } from './command-lane.ts';
import { decodeSnapshot } from './decode-snapshot.ts';
import { epochsLeft } from './epochs-left.ts';
import { commandsBy } from './give-command.ts';
import { keepConnected } from './keep-connected.ts';
import { isSettled, type LinkParts, type Viewer } from './link-parts.ts';
import { picture } from './picture.ts';
import { presenceLink } from './presence-link.ts';
import { presenterLink, type PassStore } from './presenter-link.ts';
import { refusals } from './refusals.ts';
import { screenLink } from './screen-link.ts';
import { takeHeartbeat } from './take-heartbeat.ts';
import { takeSnapshot } from './take-snapshot.ts';
import type { PastStart, TimelineLink } from './time-link.ts';
import { beginCommand, endCommand, timeMachine } from './time-machine.ts';
import { timelineSocket } from './timeline-socket.ts';
import { toldTime } from './told-time.ts';
import { watchTimeline } from './watch-timeline.ts';

/** One store update at most this often, however many deltas came. */
const applyEveryMs = 250;
const tickEveryMs = 200;

/**
 * Follows the timeline that all share, or a playback that only this viewer watches, into the store
 * until stopped: reconnects with full jitter, resumes from the position held, asks again at any
 * hole, and after a cut in a playback from the instant on screen, never from the present.
 */
export function followTimeline(
  store: StoreApi<CityStore>,
  address?: string,
  start?: PastStart,
  exercise?: string,
  passes?: PassStore,
): TimelineLink {
  const socket = timelineSocket(address);
  const told = toldTime(store);
  const left = epochsLeft();
  const refused = refusals(told);
  const shown = picture(store, left);
  const viewer: Viewer = {
    isPast: start !== undefined,
    isPaused: start?.speed === 0,
    begin: start,
    asked: undefined,
    decoding: 0,
    behind: 0,
    present: undefined,
  };
  if (start !== undefined) told.set({ basis: start.basis, playSpeed: start.speed || 1 });
  const lane = commandLane(
    socket,
    () => viewer.asked === undefined,
    (command) => beginCommand(parts, command),
    (command, answer) => endCommand(parts, command, answer),
  );
  const connection = keepConnected(socket, () => {
    told.tell({ type: 'closed' });
    lane.clear();
  });
  const onServed = connection.answered;
  const own = { store, socket, told, left, shown, refused, lane };
  const parts: LinkParts = { ...own, viewer, exercise, onServed };

  const flush = (): void => {
    const { asked, decoding } = viewer;
    if (decoding > 0 || (asked !== undefined && !shown.isResuming())) return;
    if (shown.fold()) watchTimeline(parts);
  };

  let unpacking = Promise.resolve();
  const unpack = async (bytes: Uint8Array): Promise<void> => {
    const snapshot = await decodeSnapshot(bytes).catch(() => undefined);
    viewer.decoding -= 1;
    // Broken on its way: four heartbeats later it is asked for again.
    if (snapshot === undefined) return;
    takeSnapshot(parts, snapshot);
    flush();
  };
  socket.on('connect', () => {
    told.tell({ type: 'opened' });
    watchTimeline(parts);
  });
  socket.on('snapshot', (bytes) => {
    viewer.decoding += 1;
    // One after the other: a small picture must not overtake a large one that was asked for before.
    unpacking = unpacking.then(() => unpack(bytes));
  });
  socket.on('delta', (text) => {
    const delta = JSON.parse(text) as Delta;
    const nowMs = Date.parse(delta.now);
    const isShown = delta.epoch === store.getState().city?.position.epoch;
    if (isShown && isSettled(viewer)) told.hear({ epoch: delta.epoch, nowMs });
    else told.alive(nowMs);
    shown.take(delta);
  });
  socket.on('frame', (bytes) => shown.takeFrame(bytes));
  socket.on('heartbeat', (beat) => {
    if (takeHeartbeat(parts, beat)) watchTimeline(parts);
  });

  const flushing = setInterval(flush, applyEveryMs);
  const ticking = setInterval(() => told.show(viewer.asked !== undefined), tickEveryMs);
  return {
    machine: timeMachine(parts),
    give: commandsBy(socket),
    screen: screenLink(socket),
    presenter: presenterLink(socket, passes),
    presence: presenceLink(socket),
    stop: () => {
      clearInterval(flushing);
      clearInterval(ticking);
      refused.stop();
      connection.stop();
    },
  };
}
