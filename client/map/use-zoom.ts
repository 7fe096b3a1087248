import { useSyncExternalStore } from 'react';
import type { Camera } from './camera.ts';

const noCamera = (): (() => void) => () => undefined;

/** The map's zoom to a tenth: layers are built anew when it changes. */
export function useZoom(camera: Camera | undefined): number {
  return useSyncExternalStore(camera?.onMove ?? noCamera, () =>
    camera === undefined ? 0 : Math.round(camera.zoom() * 10) / 10,
  );
}
