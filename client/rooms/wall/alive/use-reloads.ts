import { useState } from 'react';
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

const watches = (openedMs: number, zone: string) => {
  const { build, deviceId } = pageFacts();
  return {
    isNewBuild: buildWatch(build, deviceId),
    isNightly: nightWatch(openedMs, zone, deviceId),
    frames: frameWatch(),
    isStill: progressWatch(),
  };
};

/** Has the page loaded anew by the policy: stuck, full, of another build, or in the night. */
export function useReloads({ city, time, link, zone, isHeld }: AliveWall): void {
  const { openedMs } = pageFacts();
  const [watch, setWatch] = useState(() => ({ zone, ...watches(openedMs, zone) }));
  if (watch.zone !== zone) setWatch({ zone, ...watches(openedMs, zone) });
  useEach(EVERY_MS, () => {
    const nowMono = performance.now();
    const nowMs = Date.now() - (time.clockOffsetMs ?? 0);
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
    const due = (cause: ReloadCause, is: boolean): readonly ReloadCause[] => (is ? [cause] : []);
    const causes = [
      ...due('stuck', isStuck),
      ...due('memory', isHeapFull()),
      ...due('build', watch.isNewBuild(time.build, nowMono)),
      ...due('nightly', watch.isNightly(nowMs)),
    ];
    const isWatched =
      isHeld || (city !== undefined && hasUnacknowledged(city.byKind, FROM_WARNING));
    // A page that the server does not serve would never hear that somebody has acknowledged it.
    const isServed = link.problem === undefined;
    void askInTurn(causes, (cause) => isServed && (cause === 'nightly' ? isWatched : isHeld));
  });
}

async function askInTurn(
  causes: readonly ReloadCause[],
  isHeldFor: (cause: ReloadCause) => boolean,
): Promise<void> {
  for (const cause of causes) {
    if ((await reloadPage(cause, isHeldFor(cause))) === 'now') return;
  }
}
