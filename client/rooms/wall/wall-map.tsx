import { useMemo, useState, type JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { LonLat } from '../../../contract/place.ts';
import type { City } from '../../city/city.ts';
import type { LinkPhase } from '../../city/store.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import { dayOf } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import type { Camera } from '../../map/camera.ts';
import { Callouts } from '../../map/callouts.tsx';
import type { WordBox } from '../../map/room-for-words.ts';
import { boxesOf, usePlacedCallouts } from '../../map/use-placed-callouts.ts';
import { MapStage } from '../../map/map-stage.tsx';
import type { MapView } from '../../map/map-view.ts';
import { Spotlight } from '../../map/spotlight.tsx';
import type { Scene } from '../../scenes/define-scene.ts';
import { selectCallouts } from './select-callouts.ts';
import type { WallCanvas } from './use-wall-canvas.ts';
import styles from './wall-room.module.css';

/** Lines are drawn twice as wide as at a desk on the full wall. */
const wallLineScale = 2;
/** Below it lines vanish. */
const thinnest = 0.4;
const NO_BOXES: readonly WordBox[] = [];

/** The page's one map with what the scene shows on it, and the words that point at it. */
export function WallMap({
  city,
  cityAnswer,
  scene,
  layerIds,
  matters,
  canvas,
  view,
  isFlown,
  spot,
  nowMs,
  phase,
}: {
  readonly city: City | undefined;
  readonly cityAnswer: CityAnswer;
  readonly scene: Scene;
  readonly layerIds: readonly string[];
  readonly matters: readonly OpenMatter[];
  readonly canvas: WallCanvas;
  readonly view: MapView;
  /** The map stands where somebody has sent it, not where the scene puts it. */
  readonly isFlown: boolean;
  /** What a presenter points at. */
  readonly spot: LonLat | undefined;
  readonly nowMs: number | undefined;
  readonly phase: LinkPhase;
}): JSX.Element {
  const words = useWords();
  const [camera, setCamera] = useState<Camera>();
  const { districts } = cityAnswer;
  const today = nowMs === undefined ? '' : dayOf(nowMs, cityAnswer.zone);
  const callouts = useMemo(
    () => selectCallouts(matters, cityAnswer, today, words),
    [matters, cityAnswer, today, words],
  );
  const names = useMemo(() => districts.map(({ label }) => label), [districts]);
  const avoid = useMemo(() => callouts.map(({ at }) => at), [callouts]);
  const [legends, setLegends] = useState<readonly WordBox[]>(NO_BOXES);
  const hasCallouts = !canvas.isOneColumn && scene.hasCallouts !== false && !isFlown;
  const { fitBox, unit } = canvas;
  const placed = usePlacedCallouts({
    camera,
    fitBox,
    unit,
    rows: hasCallouts ? callouts : undefined,
    names,
    legends,
    bounds: cityAnswer.bounds,
  });
  return (
    <>
      <MapStage
        city={city}
        cityAnswer={cityAnswer}
        layerIds={layerIds}
        fitBox={canvas.fitBox}
        view={view}
        lineScale={Math.max(thinnest, wallLineScale * canvas.unit)}
        language={words.language}
        nowMs={nowMs ?? 0}
        isLinkLost={phase === 'dark'}
        avoid={avoid}
        over={boxesOf(placed, unit, words.language)}
        onLegends={setLegends}
        onReady={setCamera}
      />
      {placed.length === 0 ? null : (
        <div className={styles['callouts']}>
          <Callouts placed={placed} />
        </div>
      )}
      {camera === undefined || spot === undefined ? null : <Spotlight camera={camera} at={spot} />}
    </>
  );
}
