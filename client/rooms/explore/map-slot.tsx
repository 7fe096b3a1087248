import { useCallback, useEffect, useMemo, useState, type JSX } from 'react';
import type { LonLat } from '../../../contract/place.ts';
import type { MapCamera } from '../../explore/explore-view.ts';
import { nearestPlace } from '../../explore/places.ts';
import { pickThing } from '../../explore/pick-thing.ts';
import { useWords } from '../../design/wording.ts';
import type { Camera } from '../../map/camera.ts';
import type { MapHands } from '../../map/map-hands.ts';
import { DeskMap } from '../../map/desk-map.tsx';
import { useCity, useDesk, useRows, useView } from './desk.ts';
import styles from './explore-room.module.css';
import { readyTexts } from './ready-texts.ts';
import { SwipeSlot } from './swipe-slot.tsx';
import { useHexes } from './use-hexes.ts';
import { useSwipe } from './use-swipe.ts';
import { FilterSlot } from './filter-slot.tsx';
import { useMapOverlays } from './overlays/use-map-overlays.ts';
import { LIST_PX } from './tools/beside-list.ts';
import { createDrawStore } from './tools/draw-store.ts';
import { USUAL_RADIUS_M } from './tools/use-tool-keys.ts';
import { useBasePlaces } from './tools/use-base-places.ts';
import { ToolsSlot } from './tools/tools-slot.tsx';
import { ColleagueLayer } from './work/colleague-layer.tsx';

/** The map with the rows that are shown; a click takes the nearest of them. */
export function MapSlot(): JSX.Element {
  const { cityAnswer, explore, data, presence } = useDesk();
  useBasePlaces();
  const laid = useMapOverlays();
  const { language } = useWords();
  const choices = useRows((rows) => rows.choices);
  const shown = useRows((rows) => rows.shown);
  const isNow = useRows((rows) => rows.source === 'now');
  const city = useCity((state) => state.city);
  const subject = useView((view) => view.subject);
  const selected = useRows(({ bySubject }) =>
    subject === undefined ? undefined : bySubject.get(subject),
  );
  const camera = useView((view) => view.camera);
  const isListed = useView((view) => view.near !== undefined);
  const nowMs = useCity((state) => state.time.nowMs);
  const phase = useCity((state) => state.link.phase);
  const [draw] = useState(() => createDrawStore(explore));
  const point = useCallback(
    (at: LonLat | undefined) => {
      presence.point(at);
      draw.point(at);
    },
    [presence, draw],
  );
  const over = useCallback(
    (stands: Camera, hands: MapHands) => (
      <>
        <ColleagueLayer camera={stands} />
        <ToolsSlot draw={draw} camera={stands} hands={hands} />
      </>
    ),
    [draw],
  );
  const pick = useCallback(
    (at: LonLat, reachM: number) => {
      if (draw.pick(at, reachM)) return;
      const picked = pickThing(data.getState().shown, at, reachM);
      if (picked !== undefined) {
        explore.change({ subject: picked.subject, pane: 'city' });
        return;
      }
      // A file of the operator tells its name, and what the city knows around it.
      const files = [...data.getState().base.values()].filter(({ kind }) => kind === 'own');
      const own = nearestPlace(files, at, reachM);
      if (own === undefined) return;
      explore.change({ near: { type: 'near', subject: own.subject, radiusM: USUAL_RADIUS_M } });
    },
    [data, draw, explore],
  );
  useEffect(() => readyTexts(data), [data]);
  const counted = useHexes();
  const { other, again } = useSwipe();
  const share = useView((view) => view.swipe?.share);
  const beside = useMemo(
    () =>
      other === undefined || share === undefined
        ? undefined
        : { city: other.city, shown: other.shown, atMs: other.shownMs ?? other.atMs, share },
    [other, share],
  );
  const moved = useCallback((to: MapCamera) => explore.change({ camera: to }, 'camera'), [explore]);
  return (
    <>
      <FilterSlot />
      <div className={styles['map']} data-region="map">
        <DeskMap
          cityAnswer={cityAnswer}
          city={isNow ? city : undefined}
          selected={selected}
          choices={choices}
          shown={shown}
          {...laid}
          camera={camera}
          language={language}
          nowMs={nowMs ?? 0}
          isLinkLost={phase === 'dark'}
          coveredPx={isListed ? LIST_PX : 0}
          counted={counted}
          other={beside}
          onPick={pick}
          onMoved={moved}
          onPoint={point}
        >
          {over}
        </DeskMap>
        <SwipeSlot other={other} onAgain={again} />
      </div>
    </>
  );
}
