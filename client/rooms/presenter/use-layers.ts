import { useEffect, useState } from 'react';
import type { Text } from '../../../contract/place.ts';

export interface NamedLayer {
  readonly id: string;
  readonly title: Text;
}

const none: readonly NamedLayer[] = [];

/** The map's layers by name. They come with what draws them, so a phone fetches them after all else. */
export function useLayers(): readonly NamedLayer[] {
  const [layers, setLayers] = useState(none);
  useEffect(() => {
    let isWanted = true;
    void import('../../map/layer-registry.ts').then(
      ({ CITY_LAYERS }) => {
        if (isWanted) setLayers(CITY_LAYERS);
      },
      // Without them the phone drives everything but layers.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return layers;
}
