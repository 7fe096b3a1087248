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

/** A server that was away when the page was opened is back soon. */
const AGAIN_MS = 60_000;
const NO_MAP = { ko: '지도 사용 불가', en: 'map unavailable' };

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
    const element = host.current;
    if (element === null) return;
    let isMounted = true;
    let again: ReturnType<typeof setTimeout> | undefined;
    const mount = async (): Promise<void> => {
      try {
        const mounted = await mountPageMap(element, { id, basemap });
        if (!isMounted) return;
        noteProblem('map opened', undefined);
        setProblem(undefined);
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
      } catch (error) {
        if (!isMounted) return;
        noteProblem('map opened', NO_MAP);
        setProblem(String(error));
        again = setTimeout(() => void mount(), AGAIN_MS);
      }
    };
    void mount();
    return () => {
      isMounted = false;
      clearTimeout(again);
      unmountPageMap();
    };
  }, [host, id, basemap]);
  return { pageMap, problem, brokenLayers };
}
