import { useCallback, useMemo, type JSX } from 'react';
import { selectFeeds } from '../../city/select-feeds.ts';
import type { LayerListView } from '../../explore/explore-view.ts';
import { withLayer } from '../../explore/layer-stack.ts';
import type { Place } from '../../explore/places.ts';
import type { Thing } from '../../explore/thing.ts';
import type { SharedClock } from '../../panels/explore/layer-health.tsx';
import { LayerPanel } from '../../panels/explore/layer-panel.tsx';
import { useCity, useDesk, useRows, useView } from './desk.ts';
import styles from './explore-room.module.css';
import { OverlaysSlot } from './overlays/overlays-slot.tsx';
import { useDeskOverlays } from './overlays/use-desk-overlays.ts';
import { useOverlayActs } from './overlays/use-overlay-acts.ts';
import { cameraOver, useLayerActs } from './use-layer-acts.ts';

const NO_FEEDS = selectFeeds(new Map());

/** The same element each time, so that the panel is not drawn for it. */
const OWN = <OverlaysSlot />;

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
  const acts = useLayerActs();
  const { onToggle } = useOverlayActs();
  const all = useDeskOverlays();
  const list = useView((view) => view.list);
  const onList = useCallback(
    (patch: Partial<LayerListView>) =>
      explore.change({ list: { ...explore.getState().view.list, ...patch } }),
    [explore],
  );
  const laid = useView((view) => view.overlays);
  const overlays = useMemo(
    () =>
      all.map(({ id, title }) => ({ id, title, isOn: laid.some((choice) => choice.id === id) })),
    [all, laid],
  );
  const things = useCallback(() => data.getState().things, [data]);
  const places = useCallback(() => [...data.getState().base.values()], [data]);
  const flyTo = useCallback(
    ({ geometry }: Place) => {
      const camera = cameraOver([{ geometry }]);
      if (camera !== undefined) explore.change({ camera }, 'camera');
    },
    [explore],
  );
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
        places={places}
        overlays={overlays}
        list={list}
        feeds={feeds}
        clock={clock}
        acts={acts}
        onList={onList}
        onPlace={flyTo}
        onThing={select}
        onOverlay={onToggle}
      >
        {OWN}
      </LayerPanel>
    </div>
  );
}
