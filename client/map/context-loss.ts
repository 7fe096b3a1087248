import { countContextLoss } from '../page/context-losses.ts';
import { noteProblem } from '../page/problems.ts';
import { reloadPage } from '../page/reload-page.ts';

/** After this long without its graphics a canvas does not come back by itself. */
const RESTORE_WAIT_MS = 8_000;
/** Nothing is to be had from the server, or it was tried too often: asked again after this long. */
const AGAIN_MS = 60_000;

/** Told of one canvas. */
export interface GraphicsGuard {
  readonly lost: () => void;
  readonly back: () => void;
}

/**
 * Waits for lost graphics and has the page loaded anew when they do not come. `onDark` is told when
 * that has been tried too often, and when they are back after all; until then it is asked each minute.
 */
export function guardGraphics(onDark: (isDark: boolean) => void): GraphicsGuard {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isDark = false;
  const tell = (next: boolean): void => {
    if (isDark === next) return;
    isDark = next;
    noteProblem('map', next ? { ko: '지도 사용 불가', en: 'map unavailable' } : undefined);
    onDark(next);
  };
  const ask = async (): Promise<void> => {
    const verdict = await reloadPage('map');
    if (verdict === 'now' || waiting === undefined) return;
    tell(true);
    waiting = setTimeout(() => void ask(), AGAIN_MS);
  };
  return {
    lost: () => {
      countContextLoss();
      waiting ??= setTimeout(() => void ask(), RESTORE_WAIT_MS);
    },
    back: () => {
      clearTimeout(waiting);
      waiting = undefined;
      tell(false);
    },
  };
}

/** MapLibre draws itself again when the browser gives its context back. */
export function watchMapContext(canvas: HTMLCanvasElement, guard: GraphicsGuard): void {
  canvas.addEventListener('webglcontextlost', guard.lost);
  canvas.addEventListener('webglcontextrestored', guard.back);
}
