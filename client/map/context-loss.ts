import { mayReload, RESTORE_WAIT_MS } from './reload-budget.ts';

const STORE_KEY = 'map-reloads';

function pastReloads(): number[] {
  const stored: unknown = JSON.parse(sessionStorage.getItem(STORE_KEY) ?? '[]');
  return Array.isArray(stored) ? stored.filter((atMs) => typeof atMs === 'number') : [];
}

/**
 * MapLibre draws itself again when the browser gives its context back. If it does not, the page
 * is reloaded; `onGivenUp` is told when that has been tried too often.
 */
export function watchMapContext(canvas: HTMLCanvasElement, onGivenUp: () => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  canvas.addEventListener('webglcontextlost', () => {
    waiting = setTimeout(() => {
      const nowMs = Date.now();
      const past = pastReloads();
      if (!mayReload(past, nowMs)) {
        onGivenUp();
        return;
      }
      sessionStorage.setItem(STORE_KEY, JSON.stringify([...past.slice(-2), nowMs]));
      location.reload();
    }, RESTORE_WAIT_MS);
  });
  canvas.addEventListener('webglcontextrestored', () => clearTimeout(waiting));
}
