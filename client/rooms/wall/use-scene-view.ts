import { useMemo } from 'react';
import type { MapView } from '../../map/map-view.ts';
import type { Scene, SceneProps } from '../../scenes/define-scene.ts';

const WHOLE_CITY: MapView = {};

/** The scene's view, the same object while it looks at the same: the map moves only for another. */
export function useSceneView(scene: Scene | undefined, props: SceneProps): MapView {
  const { bounds, pitch, bearing, focus } = scene?.view?.(props) ?? WHOLE_CITY;
  const [west, south, east, north] = bounds ?? [];
  return useMemo(
    () => ({
      ...(west === undefined || south === undefined || east === undefined || north === undefined
        ? {}
        : { bounds: [west, south, east, north] as const }),
      ...(pitch === undefined ? {} : { pitch }),
      ...(bearing === undefined ? {} : { bearing }),
      ...(focus === undefined ? {} : { focus }),
    }),
    [west, south, east, north, pitch, bearing, focus],
  );
}
