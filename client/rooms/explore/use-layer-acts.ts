import { useMemo } from 'react';
import { boundsCamera } from '../../explore/bounds-camera.ts';
import type { LayerChoice, MapCamera } from '../../explore/explore-view.ts';
import { changeLayer, moveLayer, onlyLayer, toggleLayer } from '../../explore/layer-stack.ts';
import { rowsBounds } from '../../explore/rows-bounds.ts';
import type { LayerActs } from '../../panels/explore/layer-options.tsx';
import { useDesk } from './desk.ts';

const MARGIN_PX = 60;

/** The map over all of these, as large as the page has room for; undefined when none has a place. */
export function cameraOver(placed: Parameters<typeof rowsBounds>[0]): MapCamera | undefined {
  const bounds = rowsBounds(placed);
  const size = document.querySelector('main')?.getBoundingClientRect();
  return bounds === undefined || size === undefined
    ? undefined
    : boundsCamera(bounds, size, MARGIN_PX);
}

/** What the list of layers does to the view; the same object for the page's life. */
export function useLayerActs(): LayerActs {
  const { explore, data } = useDesk();
  return useMemo((): LayerActs => {
    const show = (
      next: (held: readonly LayerChoice[]) => readonly LayerChoice[],
      sort?: string,
    ): void => explore.change({ layers: next(data.getState().choices) }, sort);
    return {
      toggle: (id) => show((held) => toggleLayer(held, id)),
      change: (id, patch) => show((held) => changeLayer(held, id, patch), `layer ${id}`),
      move: (id, to) => show((held) => moveLayer(held, id, to)),
      only: (id) => show((held) => onlyLayer(held, id)),
      zoomTo: (id) => {
        const camera = cameraOver(data.getState().things.filter(({ layer }) => layer === id));
        if (camera !== undefined) explore.change({ camera }, 'camera');
      },
    };
  }, [explore, data]);
}
