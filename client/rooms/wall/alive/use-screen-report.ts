import { useEffect, useRef } from 'react';
import type { ScreenReport } from '../../../../contract/screen.ts';
import { useWords } from '../../../design/wording.ts';
import { contextLosses } from '../../../page/context-losses.ts';
import { heapBytes } from '../../../page/heap.ts';
import { picturesDrawn } from '../../../page/picture-count.ts';
import { standingProblems } from '../../../page/problems.ts';
import { pastReloads } from '../../../page/reload-record.ts';
import type { AliveWall } from './alive-wall.ts';
import { pageFacts } from './page-facts.ts';

const FORGETS = { ko: '브라우저가 아무것도 기억하지 못함', en: 'the browser remembers nothing' };

/** A report that says more is refused, and with it the code on the wall. */
const [MOST_PROBLEMS, MOST_CHARS] = [20, 200];

/** Pictures a second since the last report; told at once again, of the same stretch. */
function rateOfPictures(): () => number {
  let [drawn, atMono, rate] = [picturesDrawn(), performance.now(), 0];
  return () => {
    const nowMono = performance.now();
    if (nowMono - atMono < 1000) return rate;
    rate = Math.round(((picturesDrawn() - drawn) / (nowMono - atMono)) * 10_000) / 10;
    drawn = picturesDrawn();
    atMono = nowMono;
    return rate;
  };
}

/** Tells the server how this wall fares, on connecting and each minute. */
export function useScreenReport({ screen, time, link }: AliveWall): void {
  const { say } = useWords();
  const latest = useRef({ time, link, say });
  useEffect(() => {
    latest.current = { time, link, say };
  });
  useEffect(() => {
    const fps = rateOfPictures();
    const name = new URLSearchParams(window.location.search).get('screen') ?? undefined;
    const { deviceId, build, openedMs } = pageFacts();
    return screen.report((): ScreenReport => {
      const { time: now, link: wire, say: inWords } = latest.current;
      const reloads = pastReloads(Date.now());
      const last = reloads?.at(-1)?.cause;
      const words = [...standingProblems(), ...(reloads === undefined ? [FORGETS] : [])];
      return {
        deviceId,
        ...(name === undefined || name === '' ? {} : { name }),
        build: build ?? 'development',
        widthPx: window.innerWidth,
        heightPx: window.innerHeight,
        pixelRatio: window.devicePixelRatio,
        openedAt: new Date(openedMs - (now.clockOffsetMs ?? 0)).toISOString(),
        seqLag: now.seqLag,
        fps: fps(),
        heapBytes: heapBytes() ?? null,
        contextLosses: contextLosses(),
        reloads: reloads?.length ?? 0,
        ...(last === undefined ? {} : { lastReload: last }),
        clockOffsetMs: now.clockOffsetMs ?? null,
        problems: [
          ...words.map((problem) => inWords(problem)),
          ...(wire.problem === undefined ? [] : [wire.problem]),
        ]
          .slice(0, MOST_PROBLEMS)
          .map((problem) => problem.slice(0, MOST_CHARS)),
      };
    });
  }, [screen]);
}
