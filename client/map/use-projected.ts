import { useMemo, useSyncExternalStore } from 'react';
import type { Camera, Pixel, RaisedPlace } from './camera.ts';

const noCamera = (): (() => void) => () => undefined;
const noVersion = (): number => -1;

/** Pixels of places on the map, in their order; empty until there is a map. */
export function useProjected(
  camera: Camera | undefined,
  places: readonly RaisedPlace[],
): readonly Pixel[] {
  const version = useSyncExternalStore(camera?.onMove ?? noCamera, camera?.version ?? noVersion);
  return useMemo(
    () => (version < 0 || camera === undefined ? [] : places.map((place) => camera.project(place))),
    [camera, places, version],
  );
}
