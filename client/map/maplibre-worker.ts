import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** MapLibre 6 ships its worker as a module of its own; the bundler must emit it as one. */
export function useBundledWorker(): void {
  setWorkerUrl(workerUrl);
}
