import type { Topic } from '../../contract/delta.ts';
import { PROTOCOL, type Watch } from '../../contract/socket.ts';
import type { City } from '../city/city.ts';
import type { Asked, LinkParts } from './link-parts.ts';
import { playbackAt } from './playback-at.ts';
import { ofPresent, takeSnapshot } from './take-snapshot.ts';

const topics: readonly Topic[] = ['core', 'observations', 'positions', 'links'];
const answerWithinMs = 10_000;
const retryRefusedMs = 5000;

/** What the screen could go on from without a new snapshot; a playback always begins anew. */
function heldFor({ store, viewer }: LinkParts): City | undefined {
  if (viewer.isPast) return undefined;
  const { city, time } = store.getState();
  return time.isPlayback ? viewer.present : city;
}

/** Asks for the timeline that the viewer wants; what was asked for before is nobody's. */
export function watchTimeline(parts: LinkParts): void {
  const { store, socket, told, left, shown, viewer, exercise } = parts;
  const own: Asked = { kind: 'watch', isAnswered: false, isThere: false };
  const { city, time } = store.getState();
  const held = heldFor(parts);
  viewer.asked = own;
  viewer.behind = 0;
  shown.forget();
  if (viewer.isPast || time.isPlayback) left.leave(city?.position.epoch);
  if (held !== undefined) left.enter(held.position.epoch);
  const of = exercise === undefined ? {} : { exercise };
  const past = viewer.isPast
    ? { ...playbackAt(time, viewer.isPaused, viewer.begin), ...of }
    : undefined;
  if (past?.from !== undefined) told.set({ seeking: Date.parse(past.from) });
  const timeline = past ?? (exercise === undefined ? 'live' : { exercise });
  const request: Watch = { protocol: PROTOCOL, view: 'ops', timeline, topics };
  const full = held === undefined ? request : { ...request, resume: held.position };
  socket.timeout(answerWithinMs).emit('watch', full, (error, answer) => {
    if (error === null && answer.ok) parts.onServed();
    if (viewer.asked !== own) return;
    if (error !== null) {
      socket.disconnect();
    } else if (!answer.ok) {
      // It may be a page of an old build that is not served any more.
      if (answer.build !== undefined) told.set({ build: answer.build });
      refuseWatch(parts, own, answer.problem);
    } else if (answer.resumed && held !== undefined) {
      shown.resume(held, answer.position.seq, (whole) => showResumed(parts, whole));
    } else {
      own.isAnswered = true;
      own.epoch = answer.position.epoch;
      if (own.early !== undefined) takeSnapshot(parts, own.early);
    }
  });
}

/** Gives the past up, also one that is still on its way. */
export function backToLive(parts: LinkParts): void {
  const { viewer, lane, told, socket } = parts;
  if (!viewer.isPast) return;
  viewer.isPast = false;
  viewer.isPaused = false;
  viewer.begin = undefined;
  lane.clear();
  told.set({ seeking: 'live' });
  if (socket.connected) watchTimeline(parts);
}

/** The present is back as it was left, with all that came since. */
function showResumed({ store, told, lane, viewer }: LinkParts, city: City): void {
  const { time } = store.getState();
  const nowMs = Date.parse(city.now);
  viewer.asked = undefined;
  const { mode } = city;
  const seeking = lane.seeksTo();
  if (time.isPlayback) {
    const speed = told.rejoinPresent(city.position.epoch, nowMs);
    const clock = { nowMs, presentMs: nowMs, speed };
    store.setState({ city, time: { ...time, ...clock, ...ofPresent, mode, seeking } });
  } else {
    store.setState({ city, time: { ...time, mode, seeking } });
  }
  lane.pump();
}

/** A past that was never on screen is given up; one that was is left to the viewer. */
function refuseWatch(parts: LinkParts, own: Asked, problem: string): void {
  const { store, socket, told, refused, viewer } = parts;
  if (viewer.isPast && !store.getState().time.isPlayback) {
    refused.show(problem);
    backToLive(parts);
    return;
  }
  told.tell({ type: 'refused', problem });
  if (!viewer.isPast) return;
  setTimeout(() => {
    if (viewer.asked === own && socket.connected) watchTimeline(parts);
  }, retryRefusedMs);
}
