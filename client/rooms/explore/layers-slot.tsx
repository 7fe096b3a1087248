import { useCallback, useEffect, useMemo, type JSX } from 'react';
import { selectFeeds } from '../../city/select-feeds.ts';
import { withLayer } from '../../explore/layer-stack.ts';
import type { Thing } from '../../explore/thing.ts';
import { LAYER_FIELD_ID } from '../../panels/explore/layer-find.tsx';
import type { SharedClock } from '../../panels/explore/layer-health.tsx';
import { LayerPanel } from '../../panels/explore/layer-panel.tsx';
import { useCity, useDesk, useRows } from './desk.ts';
import styles from './explore-room.module.css';
import { useLayerActs } from './use-layer-acts.ts';

const NO_FEEDS = selectFeeds(new Map());

/** Layers with their health, and which of them are on. */
export function LayersSlot(): JSX.Element {
  const { city, explore, data } = useDesk();
  const layers = useRows((rows) => rows.layers);
  const choices = useRows((rows) => rows.choices);
  const feedEvents = useCity((state) => state.city?.byKind.feed);
  const feeds = useMemo(
    () => (feedEvents === undefined ? NO_FEEDS : selectFeeds(feedEvents)),
    [feedEvents],
  );
  const clock = useMemo(
    (): SharedClock => ({ onTick: city.subscribe, nowMs: () => city.getState().time.nowMs }),
    [city],
  );
  useSlash();
  const acts = useLayerActs();
  const things = useCallback(() => data.getState().things, [data]);
  const select = useCallback(
    ({ subject, layer, at }: Thing) => {
      const camera = explore.getState().view.camera;
      explore.change({
        subject,
        pane: 'city',
        layers: withLayer(data.getState().choices, layer),
        ...(at === undefined || camera === undefined
          ? {}
          : { camera: { ...camera, lon: at.lon, lat: at.lat } }),
      });
    },
    [explore, data],
  );
  return (
    <div className={styles['layers']} data-region="layers">
      <LayerPanel
        layers={layers}
        choices={choices}
        things={things}
        feeds={feeds}
        clock={clock}
        acts={acts}
        onThing={select}
      />
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));

/** `/` leads to the search of layers from wherever nobody types. */
function useSlash(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (event.key !== '/' || !isPlain || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      document.getElementById(LAYER_FIELD_ID)?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
