import { useEffect, useRef, useState } from 'react';
import { FROM_WARNING, hasUnacknowledged } from '../../../city/has-unacknowledged.ts';
import { buildWatch } from '../../../page/build-watch.ts';
import { frameWatch } from '../../../page/frame-watch.ts';
import { isHeapFull } from '../../../page/heap.ts';
import { nightWatch } from '../../../page/night-watch.ts';
import { noteProblem } from '../../../page/problems.ts';
import { progressWatch } from '../../../page/progress-watch.ts';
import type { ReloadCause } from '../../../page/reload-policy.ts';
import { reloadPage } from '../../../page/reload-page.ts';
import type { AliveWall } from './alive-wall.ts';
import { pageFacts } from './page-facts.ts';
import { useEach } from './use-each.ts';

const EVERY_MS = 5000;
const STUCK = { ko: '화면이 갱신되지 않음', en: 'the page does not go on' };

const watches = (zone: string) => {
  const { build, deviceId } = pageFacts();
  return {
    isNewBuild: buildWatch(build, deviceId),
    isNightly: nightWatch(zone, deviceId),
    frames: frameWatch(),
    isStill: progressWatch(),
  };
};

/** Of a city that is live the server says how wrong this computer's clock is; else there is only this one. */
function isClockKnown({ time, link }: AliveWall): boolean {
  if (time.clockOffsetMs !== undefined || link.problem !== undefined) return true;
  return time.mode !== undefined && time.mode !== 'live';
}

/** Somebody must look at the wall now: it is not the moment for this cause. */
function isHeldFor(cause: ReloadCause, { city, link, isHeld }: AliveWall): boolean {
  // A page that the server does not serve would never hear that somebody has acknowledged it.
  if (link.problem !== undefined) return false;
  if (isHeld || cause !== 'nightly') return isHeld;
  return city !== undefined && hasUnacknowledged(city.byKind, FROM_WARNING);
}

/** Has the page loaded anew by the policy: stuck, full, of another build, or in the night. */
export function useReloads(wall: AliveWall): void {
  const { city, time, link, zone } = wall;
  const latest = useRef(wall);
  useEffect(() => {
    latest.current = wall;
  });
  const [watch, setWatch] = useState(() => ({ zone, ...watches(zone) }));
  if (watch.zone !== zone) setWatch({ zone, ...watches(zone) });
  useEach(EVERY_MS, () => {
    const nowMono = performance.now();
    watch.frames.ask(nowMono);
    const isStill = watch.isStill(
      {
        isFollowing: link.phase === 'connected' && time.seeking === undefined && !time.isPlayback,
        epoch: city?.position.epoch ?? '',
        seq: city?.position.seq ?? -1,
        seqLag: time.seqLag,
      },
      nowMono,
    );
    const isStuck = watch.frames.isStuck(nowMono) || isStill;
    noteProblem('stuck', isStuck ? STUCK : undefined);
    const isNightly = isClockKnown(wall) && watch.isNightly(Date.now() - (time.clockOffsetMs ?? 0));
    const due = (cause: ReloadCause, is: boolean): readonly ReloadCause[] => (is ? [cause] : []);
    const causes = [
      ...due('stuck', isStuck),
      ...due('memory', isHeapFull()),
      ...due('build', watch.isNewBuild(time.build, nowMono)),
      ...due('nightly', isNightly),
    ];
    void askInTurn(causes, (cause) => isHeldFor(cause, latest.current));
  });
}

async function askInTurn(
  causes: readonly ReloadCause[],
  isHeld: (cause: ReloadCause) => boolean,
): Promise<void> {
  for (const cause of causes) {
    if ((await reloadPage(cause, () => isHeld(cause))) === 'now') return;
  }
}
