import type { Heartbeat } from '../../contract/delta.ts';
import { heartbeatsBehind } from './fold-pending.ts';
import { isSettled, type LinkParts } from './link-parts.ts';

/** Heartbeats that an asked-for picture may take before it is asked for again. */
const answerBeats = 4;
const nowhere = { epoch: '', seq: -1 };

/** Takes in what is told every 5 s; true = the picture must be asked for anew. */
export function takeHeartbeat(parts: LinkParts, beat: Heartbeat): boolean {
  const { store, told, left, shown, refused, viewer } = parts;
  const nowMs = Date.parse(beat.now);
  const isPlayback = beat.basis !== undefined;
  if (!isSettled(viewer) || left.has(beat.epoch) || isPlayback !== viewer.isPast) {
    told.alive(nowMs);
    viewer.behind += viewer.asked === undefined ? 0 : 1;
    return viewer.behind >= answerBeats;
  }
  const { city, time } = store.getState();
  const { epoch, mode, speed, build, problem, seeking, basis = time.basis } = beat;
  told.hear({ epoch, nowMs, speed });
  const clockOffsetMs = mode === 'live' ? Date.now() - nowMs : undefined;
  // A playback that has caught up with the present goes on no faster than it.
  const playSpeed = isPlayback && speed > 0 ? speed : time.playSpeed;
  const sharedSeekMs = seeking === undefined ? undefined : Date.parse(seeking);
  told.set({ speed, build, mode, basis, clockOffsetMs, playSpeed, sharedSeekMs });
  viewer.isPaused = isPlayback && speed === 0 && problem === undefined;
  if (problem !== undefined) refused.show(problem);
  if (shown.fold()) return true;
  const held = store.getState().city?.position ?? city?.position ?? nowhere;
  const seqLag = held.epoch === beat.epoch ? Math.max(0, beat.seq - held.seq) : beat.seq + 1;
  if (seqLag !== time.seqLag) told.set({ seqLag });
  viewer.behind = heartbeatsBehind(viewer.behind, held, beat);
  return viewer.behind >= 2;
}
