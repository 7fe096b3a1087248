import { useEffect, useState, type CSSProperties } from 'react';
import type { City } from '../../../city/city.ts';
import { isNightAt } from '../../../page/night.ts';
import { shiftAt } from '../../../page/retention-shift.ts';
import { stayAwake } from '../../../page/wake-lock.ts';
import type { AliveWall } from './alive-wall.ts';
import { preloadParts, preloadPlayer } from './preload-parts.ts';
import { useEach } from './use-each.ts';
import { useReloads } from './use-reloads.ts';
import { useScreenReport } from './use-screen-report.ts';

const EVERY_MS = 10_000;
/** The first picture comes first. */
const PRELOAD_AFTER_MS = 5000;

const standingAt = (nowMs: number, { zone, night }: Pick<AliveWall, 'zone' | 'night'>): string => {
  const { x, y } = shiftAt(nowMs);
  const isNight = night !== undefined && isNightAt(nowMs, zone, night);
  return `${x} ${y} ${isNight ? 1 : 0}`;
};

const playsHls = (city: City | undefined): boolean =>
  [...(city?.byKind.situation.values() ?? [])].some(({ data }) =>
    data.cameras.some(({ stream }) => stream?.kind === 'hls'),
  );

/**
 * What keeps a wall alive for weeks: it reports itself, loads itself anew when it must, keeps the
 * screen lit, has all its files early and dims at night. Answers the CSS lengths by which the picture
 * stands aside now, so that no edge burns in.
 */
export function useAlive(wall: AliveWall): CSSProperties {
  useScreenReport(wall);
  useReloads(wall);
  useEffect(() => stayAwake(), []);
  useEffect(() => {
    if (wall.basemap === undefined) return;
    const later = setTimeout(() => void preloadParts(wall.basemap), PRELOAD_AFTER_MS);
    return () => clearTimeout(later);
  }, [wall.basemap]);
  const hasPlayed = playsHls(wall.city);
  useEffect(() => {
    if (hasPlayed) void preloadPlayer();
  }, [hasPlayed]);
  const [standing, setStanding] = useState(() => standingAt(Date.now(), wall));
  useEach(EVERY_MS, () =>
    setStanding(standingAt(Date.now() - (wall.time.clockOffsetMs ?? 0), wall)),
  );
  const [x = '0', y = '0', night] = standing.split(' ');
  useEffect(() => {
    // On the root, where the tokens are: whatever refers to them follows.
    document.documentElement.dataset['night'] = String(night === '1');
  }, [night]);
  return { '--shift-x': `${x}px`, '--shift-y': `${y}px` } as CSSProperties;
}
