import { useEffect, useMemo, useRef, useState, type JSX, type ReactNode } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { LayerChoice, MapCamera } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import type { Language } from '../design/language.ts';
import { baseLines, cityMask } from './base-lines.ts';
import type { Camera } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import type { HandEvents, MapHands } from './map-hands.ts';
import { MapLabels } from './map-labels.tsx';
import styles from './map-stage.module.css';
import { createRowsByLayer } from './rows-by-layer.ts';
import { thingLayers } from './thing-layers.ts';
import { usePageMap } from './use-page-map.ts';
import { useZoom } from './use-zoom.ts';

const CLOCK_STEP_MS = 10_000;
const MARGIN_PX = 24;
const FLIGHT_MS = 1200;
const NO_LABELS: readonly MapLabel[] = [];
const NO_ROWS: readonly Thing[] = [];

const flightMs = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT_MS;

export interface DeskMapProps extends HandEvents {
  readonly cityAnswer: CityAnswer;
  /** Layers that are on, top first, and the rows of all of them. */
  readonly choices: readonly LayerChoice[];
  readonly shown: readonly Thing[];
  /** Where the view says the map stands; absent = the whole city. */
  readonly camera: MapCamera | undefined;
  readonly language: Language;
  readonly nowMs: number;
  readonly isLinkLost: boolean;
  /** What else lies over the map and stands at places of it. */
  readonly children?: (camera: Camera, hands: MapHands) => ReactNode;
}

const isSame = (a: MapCamera, b: MapCamera): boolean =>
  Math.abs(a.lon - b.lon) < 1e-5 &&
  Math.abs(a.lat - b.lat) < 1e-5 &&
  Math.abs(a.zoom - b.zoom) < 0.01 &&
  Math.abs(a.pitch - b.pitch) < 1 &&
  Math.abs(a.bearing - b.bearing) < 1;

/** The page's one map in an analyst's hands, with the rows of the layers that are on. */
export function DeskMap(props: DeskMapProps): JSX.Element {
  const { cityAnswer, choices, shown, camera, language, isLinkLost, children } = props;
  const host = useRef<HTMLDivElement>(null);
  const { pageMap, problem } = usePageMap(host, cityAnswer);
  const hands = pageMap?.hands;
  const zoom = useZoom(pageMap?.camera);
  const nowMs = Math.floor(props.nowMs / CLOCK_STEP_MS) * CLOCK_STEP_MS;

  const events = useRef<HandEvents>(props);
  useEffect(() => {
    events.current = props;
  });
  useEffect(
    () =>
      hands?.use({
        onPick: (...picked) => events.current.onPick?.(...picked),
        onPoint: (at) => events.current.onPoint?.(at),
        onMoved: (at) => events.current.onMoved?.(at),
      }),
    [hands],
  );

  useEffect(() => {
    if (pageMap === undefined) return;
    if (camera !== undefined) {
      if (!isSame(pageMap.hands.camera(), camera)) pageMap.hands.jump(camera, flightMs());
      return;
    }
    const { clientWidth: width, clientHeight: height } = host.current ?? {
      clientWidth: 0,
      clientHeight: 0,
    };
    const box = {
      x: MARGIN_PX,
      y: MARGIN_PX,
      width: width - 2 * MARGIN_PX,
      height: height - 2 * MARGIN_PX,
    };
    pageMap.fit(box, {}, 0);
  }, [pageMap, camera]);

  const [rowsByLayer] = useState(createRowsByLayer);
  const layers = useMemo(() => {
    if (pageMap === undefined) return undefined;
    const { base, colours, atlas, symbols } = pageMap;
    const context = { lineScale: 1, nowMs, language, colours, atlas, symbols, zoom, base };
    const byLayer = rowsByLayer(shown);
    return [
      cityMask(base),
      ...baseLines(base, colours, 1),
      ...choices
        .toReversed()
        .flatMap((choice) => thingLayers(choice, byLayer.get(choice.id) ?? NO_ROWS, context)),
    ];
  }, [pageMap, rowsByLayer, choices, shown, nowMs, language, zoom]);
  useEffect(() => {
    if (layers !== undefined) pageMap?.overlay.show(layers);
  }, [pageMap, layers]);

  return (
    <div className={`${styles['stage']} ${isLinkLost ? styles['lost'] : ''}`}>
      <div ref={host} className={styles['canvas']} />
      <MapLabels
        camera={pageMap?.camera}
        districts={cityAnswer.districts}
        labels={NO_LABELS}
        language={language}
      />
      {pageMap === undefined ? null : children?.(pageMap.camera, pageMap.hands)}
      {problem === undefined ? null : (
        <p className={styles['unavailable']}>
          {language === 'ko' ? '지도 사용 불가' : 'Map unavailable'} · {problem}
        </p>
      )}
    </div>
  );
}
