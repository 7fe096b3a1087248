import { useEffect, useState, type RefObject } from 'react';
import { noteProblem } from '../page/problems.ts';
import type { LayerFault } from './draw-layers.ts';
import { CITY_LAYERS } from './layer-registry.ts';
import { mountPageMap, unmountPageMap, type MappedCity, type PageMap } from './page-map.ts';

interface PageMapState {
  readonly pageMap: PageMap | undefined;
  /** Why there is no map, in the machine's words. */
  readonly problem: string | undefined;
  /** Layers that deck.gl could not draw; they stay off until the page is loaded again. */
  readonly brokenLayers: readonly LayerFault[];
}

const layerOf = (deckLayerId: string): string =>
  CITY_LAYERS.find(({ id }) => deckLayerId === id || deckLayerId.startsWith(`${id}-`))?.id ??
  deckLayerId;

/** Mounts the page's map into a host element while the component lives. */
export function usePageMap(
  host: RefObject<HTMLElement | null>,
  { id, basemap }: MappedCity,
): PageMapState {
  const [pageMap, setPageMap] = useState<PageMap>();
  const [problem, setProblem] = useState<string>();
  const [brokenLayers, setBrokenLayers] = useState<readonly LayerFault[]>([]);
  useEffect(() => {
    if (host.current === null) return;
    let isMounted = true;
    mountPageMap(host.current, { id, basemap }).then(
      (mounted) => {
        if (!isMounted) return;
        // Another object, so that everything drawn on the old canvas is built anew.
        mounted.onReplaced(() => setPageMap({ ...mounted }));
        mounted.onDark((isDark) => setProblem(isDark ? 'WebGL' : undefined));
        mounted.onFault((reason, deckLayerId) => {
          if (deckLayerId === undefined) return;
          const layerId = layerOf(deckLayerId);
          noteProblem(`layer ${layerId}`, {
            ko: `그리지 못한 레이어: ${layerId}`,
            en: `layer not drawn: ${layerId}`,
          });
          setBrokenLayers((known) =>
            known.some((fault) => fault.layerId === layerId)
              ? known
              : [...known, { layerId, reason }],
          );
        });
        setPageMap(mounted);
      },
      (error: unknown) => {
        if (isMounted) setProblem(String(error));
      },
    );
    return () => {
      isMounted = false;
      unmountPageMap();
    };
  }, [host, id, basemap]);
  return { pageMap, problem, brokenLayers };
}
