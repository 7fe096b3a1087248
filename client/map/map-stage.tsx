import { useEffect, useMemo, useRef, type JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { LonLat } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { say, type Language } from '../design/language.ts';
import type { Camera, FitBox } from './camera.ts';
import { marksOf } from '../layers/kit/drawn-marks.ts';
import { drawLayers, type LayerFault } from './draw-layers.ts';
import { FocusFoot } from './focus-foot.tsx';
import { placeLabels } from './place-labels.ts';
import type { MapLabel, MapLegend } from './define-layer.ts';
import { CITY_LAYERS } from './layer-registry.ts';
import { MapLabels } from './map-labels.tsx';
import { MapLegends } from './map-legends.tsx';
import { MapShade } from './map-shade.tsx';
import type { MapView } from './map-view.ts';
import styles from './map-stage.module.css';
import type { WordBox } from './room-for-words.ts';
import { takenSpots } from './taken-spots.ts';
import { useLegendBoxes } from './use-legend-boxes.ts';
import { useMovingLayers } from './use-moving-layers.ts';
import { useZoom } from './use-zoom.ts';
import { usePageMap } from './use-page-map.ts';

/** Ages change the drawing in steps of minutes; redrawing more often would only cost power. */
const CLOCK_STEP_MS = 10_000;
const NO_LABELS: readonly MapLabel[] = [];
const NO_SPOTS: readonly LonLat[] = [];
const NO_LEGENDS: readonly MapLegend[] = [];
const NO_BOXES: readonly WordBox[] = [];
/** Names go round single marks; what lies everywhere they cannot. */
const MOST_MARKS = 60;
/** Lines of the wall are drawn twice as wide as at a desk. */
const LINE_SCALE_OF_UNIT = 2;
const WHOLE_CITY: MapView = {};
/** A change of scene is a calm move; whoever asked for less motion gets none. */
const FLIGHT_MS = 1200;

const flightMs = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT_MS;

export interface MapStageProps {
  readonly city: City | undefined;
  readonly cityAnswer: CityAnswer;
  /** Layers to show; their order is the stack's, not this list's. */
  readonly layerIds: readonly string[];
  /** Where the city's outline must fit, px of the stage. */
  readonly fitBox: FitBox;
  /** Absent = the whole city, straight down. Another object is another view: keep it while it is the same. */
  readonly view?: MapView;
  /** 1 at a desk, 2 on a wall 3840 px wide. */
  readonly lineScale: number;
  readonly language: Language;
  readonly nowMs: number;
  readonly isLinkLost: boolean;
  /** Places that something else speaks of: words of layers keep away from them. */
  readonly avoid?: readonly LonLat[];
  /** What else lies over the map, e.g. callouts: words of the map keep clear of it. */
  readonly over?: readonly WordBox[];
  /** Where the legends stand now. */
  readonly onLegends?: (boxes: readonly WordBox[]) => void;
  readonly onReady?: (camera: Camera) => void;
  readonly onLayerFault?: (fault: LayerFault) => void;
}

/** The page's one map with the layers of a scene. It never moves because data arrived. */
export function MapStage(props: MapStageProps): JSX.Element {
  const { city, cityAnswer, layerIds, fitBox, lineScale, language, isLinkLost } = props;
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const { pageMap, problem, brokenLayers } = usePageMap(host, cityAnswer);
  const nowMs = Math.floor(props.nowMs / CLOCK_STEP_MS) * CLOCK_STEP_MS;
  const { avoid = NO_SPOTS, view = WHOLE_CITY, over = NO_BOXES } = props;
  const { onReady, onLayerFault, onLegends } = props;
  const { districts, places } = cityAnswer;
  const { note } = cityAnswer.basemap;
  const { x, y, width, height } = fitBox;
  const { focus } = view;
  const shown = layerIds.join();

  const seen = useRef<MapView>(undefined);
  useEffect(() => {
    if (pageMap === undefined) return;
    const isFlight = seen.current !== undefined && seen.current !== view;
    seen.current = view;
    pageMap.fit({ x, y, width, height }, view, isFlight ? flightMs() : 0);
  }, [pageMap, x, y, width, height, view]);

  useEffect(() => {
    if (pageMap !== undefined) onReady?.(pageMap.camera);
  }, [pageMap, onReady]);

  useEffect(() => {
    for (const fault of brokenLayers) onLayerFault?.(fault);
  }, [brokenLayers, onLayerFault]);

  const zoom = useZoom(pageMap?.camera);
  // Near to one place nothing is called out: its own words have the room.
  const spoken = focus === undefined ? avoid : NO_SPOTS;
  const taken = useMemo(() => takenSpots(districts, city, spoken), [districts, city, spoken]);
  const drawn = useMemo(() => {
    if (pageMap === undefined) return undefined;
    const ids = new Set(shown.split(','));
    for (const { layerId } of brokenLayers) ids.delete(layerId);
    const layers = CITY_LAYERS.filter(({ id }) => ids.has(id));
    const { base, colours, atlas, symbols } = pageMap;
    const context = { lineScale, nowMs, language, colours, atlas, symbols, zoom, base, focus };
    const all = drawLayers(layers, city, context, taken);
    const words = [...taken, ...all.labels.map(({ at }) => at)];
    const named = focus === undefined ? [] : placeLabels(places, words, context);
    return named.length === 0 ? all : { ...all, labels: [...all.labels, ...named] };
  }, [pageMap, city, shown, lineScale, nowMs, language, taken, zoom, focus, places, brokenLayers]);

  useMovingLayers(pageMap, drawn, props.nowMs);

  useEffect(() => {
    for (const fault of drawn?.faults ?? []) onLayerFault?.(fault);
  }, [drawn, onLayerFault]);

  const mapNote = note === undefined ? undefined : say(note, language);
  const legends = drawn?.legends ?? NO_LEGENDS;
  const told = useMemo(
    () => ({ legends, note: mapNote, fitBox, focus }),
    [legends, mapNote, fitBox, focus],
  );
  const legendBoxes = useLegendBoxes(stage, told);
  useEffect(() => onLegends?.(legendBoxes), [onLegends, legendBoxes]);
  const layers = drawn?.layers;
  const marks = useMemo(() => marksOf(layers ?? [], MOST_MARKS), [layers]);
  const around = { unit: lineScale / LINE_SCALE_OF_UNIT, held: [...legendBoxes, ...over], marks };
  return (
    <div ref={stage} className={`${styles['stage']} ${isLinkLost ? styles['lost'] : ''}`}>
      {/* Drawn only: deck.gl's canvas would take the focus, and the finger that scrolls a phone. */}
      <div ref={host} className={styles['canvas']} aria-hidden="true" inert />
      <MapShade fitBox={fitBox} isSharp={focus !== undefined} />
      <MapLabels
        camera={pageMap?.camera}
        districts={districts}
        labels={drawn?.labels ?? NO_LABELS}
        language={language}
        within={focus === undefined ? undefined : fitBox}
        around={around}
      />
      {focus === undefined ? (
        <MapLegends fitBox={fitBox} legends={legends} note={mapNote} />
      ) : (
        <FocusFoot
          camera={pageMap?.camera}
          bounds={view.bounds ?? cityAnswer.bounds}
          fitBox={fitBox}
          legends={legends}
          note={mapNote}
        />
      )}
      {problem === undefined ? null : (
        <p className={styles['unavailable']} style={{ left: x, top: y + height / 2, width }}>
          {language === 'ko' ? '지도 사용 불가' : 'Map unavailable'} · {problem}
        </p>
      )}
    </div>
  );
}
