import type { Snapshot } from '../../contract/delta.ts';
import type { LinkParts } from './link-parts.ts';

/** Whoever looks back again begins as everybody does. */
export const ofPresent = { isPlayback: false, basis: 'known', playSpeed: 1 } as const;

/**
 * Shows a snapshot if it is of the timeline that the viewer wants: not the present once it was left,
 * not a playback that was given up, not an instant that was sought before.
 */
export function takeSnapshot(parts: LinkParts, snapshot: Snapshot): void {
  const { store, told, left, shown, viewer } = parts;
  const { asked } = viewer;
  const { time } = store.getState();
  const isPlayback = snapshot.basis !== undefined;
  const nowMs = Date.parse(snapshot.now);
  if (left.has(snapshot.epoch) || isPlayback !== viewer.isPast) {
    told.alive(nowMs);
    return;
  }
  if (isPlayback && asked?.kind === 'watch') {
    if (asked.epoch === undefined) asked.early = snapshot;
    if (asked.epoch !== snapshot.epoch) return;
  }
  const { epoch, mode, speed, basis = time.basis } = snapshot;
  viewer.behind = 0;
  viewer.begin = undefined;
  told.hear({ epoch, nowMs, speed });
  const back = time.isPlayback ? ofPresent : {};
  const kind = isPlayback ? { basis, isPlayback } : { ...back, presentMs: nowMs };
  shown.replace(snapshot, { mode, speed, nowMs, sharedSeekMs: undefined, ...kind });
  if (asked !== undefined) asked.isThere = true;
  settle(parts);
}

/** Once the picture asked for is there and the server has said all it will say of it, goes on. */
export function settle({ told, lane, viewer }: LinkParts): void {
  const { asked } = viewer;
  if (asked === undefined || !asked.isThere) return;
  if (asked.kind === 'seek' && !asked.isAnswered) return;
  viewer.asked = undefined;
  told.set({ seeking: lane.seeksTo() });
  lane.pump();
}
