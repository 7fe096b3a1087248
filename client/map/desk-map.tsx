import { useEffect, useMemo, useRef, type JSX, type ReactNode } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { HexAnswer } from '../../contract/hexes.ts';
import type { District } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import type { LayerChoice, MapCamera } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import { say, type Language } from '../design/language.ts';
import { heardDomains } from '../explore/heard-domains.ts';
import { mapWords, type MapWord } from '../explore/map-words.ts';
import type { DrawnMarks } from '../layers/kit/drawn-marks.ts';
import type { Camera } from './camera.ts';
import { COLUMN_PITCH } from './column-form.ts';
import type { MapLabel, MapLegend } from './define-layer.ts';
import { DeskLegends } from './desk-legends.tsx';
import { DeskWords } from './desk-words.tsx';
import type { HandEvents, MapHands } from './map-hands.ts';
import styles from './map-stage.module.css';
import { MapLabels } from './map-labels.tsx';
import type { ShapeOverlay } from './overlay-layers.ts';
import type { Side } from './swipe-sides.ts';
import type { TileOverlay, TileTold } from './tile-ground.ts';
import { useDeskStack, type OtherSide } from './use-desk-stack.ts';
import { useMovingLayers } from './use-moving-layers.ts';
import { useBoxSize } from './use-box-size.ts';
import { useOverBoxes } from './use-over-boxes.ts';
import { usePageMap } from './use-page-map.ts';
import { useTileGround } from './use-tile-ground.ts';
import { useZoom } from './use-zoom.ts';

const MARGIN_PX = 24;
/** A unit of the wall's layout at a desk, as `explore-room.module.css` has it. */
const UNIT_PX = 0.31;
const FLIGHT_MS = 1200;
/** An empty map would look calm. */
const NOT_HEARD = {
  ko: '들리는 자료 없음. 지금은 알 수 없음',
  en: 'No source is heard: what is there now is unknown',
} as const;
const NO_LEGENDS: readonly MapLegend[] = [];
const NO_LABELS: readonly MapLabel[] = [];
const NO_MARKS: readonly DrawnMarks[] = [];
const NO_ROWS: readonly Thing[] = [];
const NO_WORDS: readonly MapWord[] = [];
const NO_DISTRICTS: readonly District[] = [];

const flightMs = (): number =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT_MS;

export interface DeskMapProps extends HandEvents {
  readonly cityAnswer: CityAnswer;
  /** What the wall's layers are drawn from; absent while the rows are not those of the clock. */
  readonly city: City | undefined;
  /** Layers that are on, top first, and the rows of all of them. */
  readonly choices: readonly LayerChoice[];
  readonly shown: readonly Thing[];
  /** Shapes and pictures laid over the ground, each the nearest to the eye first. */
  readonly overlays?: readonly ShapeOverlay[] | undefined;
  readonly tiles?: readonly TileOverlay[] | undefined;
  /** It stands otherwise with one of the pictures. */
  readonly onTiles?: (id: string, told: TileTold) => void;
  /** Whose they are. */
  readonly credits?: string | undefined;
  /** What stands in a white ring. */
  readonly selected: Thing | undefined;
  /** Where the view says the map stands; absent = the whole city. */
  readonly camera: MapCamera | undefined;
  readonly language: Language;
  readonly nowMs: number;
  readonly isLinkLost: boolean;
  /** So much of its right side lies under a list, CSS px: what it is turned to stands beside it. */
  readonly coveredPx?: number;
  /** What the server has counted, by layer, of those drawn in a form of many things. */
  readonly counted?: ReadonlyMap<string, HexAnswer> | undefined;
  /** Another instant at the left of an edge. */
  readonly other?: OtherSide | undefined;
  /** What else lies over the map and stands at places of it. */
  readonly children?: (camera: Camera, hands: MapHands) => ReactNode;
}

const isSame = (a: MapCamera, b: MapCamera): boolean =>
  Math.abs(a.lon - b.lon) < 1e-5 &&
  Math.abs(a.lat - b.lat) < 1e-5 &&
  Math.abs(a.zoom - b.zoom) < 0.01 &&
  Math.abs(a.pitch - b.pitch) < 1 &&
  Math.abs(a.bearing - b.bearing) < 1;

/** Words of one instant stay at its side of the edge; without an edge they are everywhere. */
function Beside({
  share,
  side,
  language,
  children,
}: {
  readonly share: number | undefined;
  readonly side: Side;
  readonly language: Language;
  readonly children: JSX.Element;
}): JSX.Element {
  if (share === undefined) return children;
  const cut = `${100 * (side === 'left' ? 1 - share : share)}%`;
  const clipPath = side === 'left' ? `inset(0 ${cut} 0 0)` : `inset(0 0 0 ${cut})`;
  return (
    <div lang={language} className={styles['beside']} style={{ clipPath }}>
      {children}
    </div>
  );
}

/** The page's one map in an analyst's hands, with the rows of the layers that are on. */
export function DeskMap(props: DeskMapProps): JSX.Element {
  const { cityAnswer, shown, selected, camera, language, isLinkLost, other, children } = props;
  const { coveredPx = 0 } = props;
  const host = useRef<HTMLDivElement>(null);
  const { pageMap, problem, brokenLayers } = usePageMap(host, cityAnswer);
  const hands = pageMap?.hands;
  const zoom = useZoom(pageMap?.camera);
  const size = useBoxSize(host);
  const edges = useMemo(() => size && { x: 0, y: 0, ...size }, [size]);
  const over = useOverBoxes(host);
  const around = useMemo(() => ({ unit: UNIT_PX, held: over, marks: NO_MARKS }), [over]);

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

  // Columns are looked at from the side; without them nobody wants the tilt that they came with.
  const isRaised = props.choices.some(({ form }) => form === 'column');
  useEffect(() => {
    if (pageMap === undefined) return;
    pageMap.hands.cover(coveredPx);
    if (camera !== undefined) {
      const isAsColumns = camera.pitch === (isRaised ? 0 : COLUMN_PITCH);
      const to = isAsColumns ? { ...camera, pitch: isRaised ? COLUMN_PITCH : 0 } : camera;
      if (!isSame(pageMap.hands.camera(), to)) pageMap.hands.jump(to, flightMs());
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
    pageMap.fit(box, isRaised ? { pitch: COLUMN_PITCH } : {}, 0);
  }, [pageMap, camera, isRaised, coveredPx]);

  const stack = useDeskStack(pageMap, brokenLayers, { ...props, zoom });
  useMovingLayers(pageMap, stack, props.nowMs);
  useTileGround(pageMap, props.tiles, props.onTiles);

  const words = useMemo(
    () => mapWords(shown, selected?.subject, language),
    [shown, selected, language],
  );
  const otherWords = useMemo(
    () => mapWords(other?.shown ?? NO_ROWS, selected?.subject, language),
    [other?.shown, selected, language],
  );
  const labels = stack?.labels ?? NO_LABELS;
  // Among columns a name on the ground would be read as that of the column before it.
  const isFlat = labels.every(({ raised }) => raised === undefined);
  const { note } = cityAnswer.basemap;
  const isUnheard = props.city !== undefined && heardDomains(props.city.byKind.feed).size === 0;
  const notes = [note && say(note, language), props.credits].filter(
    (text) => text !== undefined && text !== '',
  );
  return (
    <div className={`${styles['stage']} ${isLinkLost ? styles['lost'] : ''}`}>
      <div ref={host} className={styles['canvas']} />
      <Beside share={other?.share} side="right" language={language}>
        <DeskWords
          camera={pageMap?.camera}
          districts={isFlat ? cityAnswer.districts : NO_DISTRICTS}
          words={isFlat ? words : NO_WORDS}
          beside={labels}
          share={other?.share}
          language={language}
        />
      </Beside>
      {other === undefined ? null : (
        <Beside share={other.share} side="left" language={language}>
          <DeskWords
            camera={pageMap?.camera}
            districts={isFlat ? cityAnswer.districts : NO_DISTRICTS}
            words={isFlat ? otherWords : NO_WORDS}
            beside={stack?.otherLabels ?? NO_LABELS}
            share={other.share}
            side="left"
            language={language}
          />
        </Beside>
      )}
      {(['right', 'left'] as const).map((side) => (
        <Beside key={side} share={other?.share} side={side} language={language}>
          <MapLabels
            camera={pageMap?.camera}
            districts={NO_DISTRICTS}
            labels={side === 'right' ? labels : (stack?.otherLabels ?? NO_LABELS)}
            language={language}
            {...(edges === undefined ? {} : { within: edges })}
            around={around}
          />
        </Beside>
      ))}
      <DeskLegends
        legends={stack?.legends ?? NO_LEGENDS}
        lack={isUnheard ? NOT_HEARD[language] : undefined}
        note={notes.length === 0 ? undefined : notes.join(' · ')}
      />
      {pageMap === undefined ? null : children?.(pageMap.camera, pageMap.hands)}
      {pageMap !== undefined || problem !== undefined ? null : (
        <p className={styles['unavailable']} role="status">
          {language === 'ko' ? '지도 그리는 중' : 'Drawing the map'}
        </p>
      )}
      {problem === undefined ? null : (
        <p className={styles['unavailable']}>
          {language === 'ko' ? '지도 사용 불가' : 'Map unavailable'} · {problem}
        </p>
      )}
    </div>
  );
}
