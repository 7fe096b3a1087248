import { useMemo, useRef, useState, type CSSProperties, type JSX } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CityStore } from '../../city/store.ts';
import type { TimeMachine } from '../../link/time-link.ts';
import { HatchPattern } from '../../design/hatch.tsx';
import { useWords } from '../../design/wording.ts';
import type { Camera } from '../../map/camera.ts';
import { Callouts } from '../../map/callouts.tsx';
import { MapStage } from '../../map/map-stage.tsx';
import { frameMode, ModeFrame } from '../../panels/mode-frame.tsx';
import { playbackOf } from '../../panels/replay-keys.ts';
import type { TimeWish } from '../../panels/time-keys.ts';
import { TimeLoading } from '../../panels/time-loading.tsx';
import { selectCallouts } from './select-callouts.ts';
import { useAttended } from './use-attended.ts';
import { useCityAnswer } from './use-city-answer.ts';
import { useHeldPast } from './use-held-past.ts';
import { useLanguageSwitch } from './use-language.ts';
import { usePageTitle } from './use-page-title.ts';
import { usePastAddress } from './use-past-address.ts';
import { useReplay } from './use-replay.ts';
import { useSceneView } from './use-scene-view.ts';
import { useTold } from './use-told.ts';
import { sceneOfAddress } from './scene-of-address.ts';
import { useWallCanvas } from './use-wall-canvas.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { useWallTime } from './use-wall-time.ts';
import { WallTimeBars } from './wall-time-bars.tsx';
import { WallTop } from './wall-top.tsx';
import styles from './wall-room.module.css';

/** Lines are drawn twice as wide as at a desk on the full wall. */
const wallLineScale = 2;
/** Below it lines vanish. */
const thinnest = 0.4;
/** What a finger needs on a wall, and on any screen. */
const touchMm = 15;
const leastTouchPx = 24;

/** The wall: one map for the page's life, a scene's panels above it, and what kind of time it is. */
export function WallRoom({
  store,
  machine,
}: {
  readonly store: StoreApi<CityStore>;
  readonly machine: TimeMachine;
}): JSX.Element {
  const city = useStore(store, (state) => state.city);
  const link = useStore(store, (state) => state.link);
  const time = useStore(store, (state) => state.time);
  const cityAnswer = useCityAnswer();
  const words = useWords();
  const { scene, subject } = useMemo(() => sceneOfAddress(window.location.search), []);
  const canvas = useWallCanvas(cityAnswer?.wall, scene?.mapBox);
  /** Of the timeline that all share; a look back at it is one of this screen only. */
  const mode = cityAnswer?.mode ?? city?.mode;
  const { replay, wantedMs, command } = useReplay(mode);
  const attendance = useAttended();
  const switchLanguage = useLanguageSwitch(cityAnswer);
  const [camera, setCamera] = useState<Camera>();

  const told = useTold(city, time.nowMs);
  const { matters } = told;
  const callouts = useMemo(
    () => (cityAnswer === undefined ? [] : selectCallouts(matters, cityAnswer, words)),
    [matters, cityAnswer, words],
  );
  const names = useMemo(
    () => cityAnswer?.districts.map(({ label }) => label) ?? [],
    [cityAnswer?.districts],
  );
  const avoid = useMemo(() => callouts.map(({ at }) => at), [callouts]);
  const { isPlayback, seeking } = time;
  const isBarShown = attendance === 'there' || (attendance === 'new' && mode !== 'live');
  const [isRewinding, setRewinding] = useState(false);
  const held = useHeldPast(isBarShown || isPlayback);
  const { stand, wish } = useWallTime(time, held, machine);
  const isOwn = isRewinding || stand?.isPast === true;
  const shared =
    replay === undefined
      ? undefined
      : { replay, playback: playbackOf(replay, time, wantedMs), command };
  const move = (what: TimeWish): void => {
    // Back with the others, the bar is theirs again.
    if (what.type === 'live') setRewinding(false);
    wish(what);
  };
  const slider = useRef<HTMLInputElement>(null);
  const switchBar = (): void => {
    if (shared !== undefined) setRewinding(!isRewinding);
    // Drawn by then, and open: the key that asked for it counts as somebody being there.
    setTimeout(() => slider.current?.focus(), 50);
  };
  useWallKeys({
    stand,
    shared,
    isOwn,
    speed: time.speed,
    onWish: move,
    onSwitch: switchBar,
    onLanguage: switchLanguage,
  });
  usePageTitle(cityAnswer, isPlayback);
  usePastAddress(time, city !== undefined, cityAnswer?.zone);

  const wanted = cityAnswer?.layers;
  const layerIds = useMemo(
    () => scene?.layers.filter((id) => wanted?.includes(id) ?? true) ?? [],
    [scene, wanted],
  );
  const sceneProps = { city, cityAnswer, link, time, ...told, subject };
  const view = useSceneView(scene, sceneProps);
  const cityName = cityAnswer === undefined ? undefined : words.say(cityAnswer.shortName);
  const zone = cityAnswer?.zone ?? 'UTC';
  const isShared = mode !== undefined && mode !== 'live';
  const touchPx = Math.max(leastTouchPx, Math.ceil(touchMm / (cityAnswer?.wall.pitchMm ?? 1)));
  return (
    <div
      className={styles['room']}
      data-link={link.phase}
      data-scene={scene?.id}
      data-map={scene !== undefined && scene.layers.length > 0}
      data-past={isPlayback}
      data-seeking={seeking !== undefined}
      style={{ '--touch': `${touchPx}px` } as CSSProperties}
    >
      <HatchPattern />
      <section
        className={styles['map']}
        aria-label={
          cityName === undefined ? undefined : words.word('map/label', { city: cityName })
        }
      >
        {cityAnswer === undefined || scene === undefined ? null : (
          <MapStage
            city={city}
            cityAnswer={cityAnswer}
            layerIds={layerIds}
            fitBox={canvas.fitBox}
            view={view}
            lineScale={Math.max(thinnest, wallLineScale * canvas.unit)}
            language={words.language}
            nowMs={time.nowMs ?? 0}
            isLinkLost={link.phase === 'dark'}
            avoid={avoid}
            onReady={setCamera}
          />
        )}
        {camera === undefined ||
        cityAnswer === undefined ||
        canvas.isOneColumn ||
        scene?.hasCallouts === false ? null : (
          <div className={styles['callouts']}>
            <Callouts
              rows={callouts}
              names={names}
              bounds={cityAnswer.bounds}
              camera={camera}
              fitBox={canvas.fitBox}
            />
          </div>
        )}
      </section>
      <main className={styles['panels']}>
        {scene === undefined ? null : <scene.Panels {...sceneProps} />}
      </main>
      <WallTop
        city={city}
        feeds={told.feeds}
        minuteMs={told.minuteMs}
        mode={mode}
        link={link}
        time={time}
        replay={replay}
        presentMs={held?.presentMs ?? time.presentMs}
        zone={zone}
        onLive={() => move({ type: 'live' })}
        onPause={machine.pause}
        onLanguage={switchLanguage}
      />
      {seeking === undefined ? null : (
        <TimeLoading seeking={seeking} isShared={isShared} zone={zone} />
      )}
      {mode === undefined ? null : <ModeFrame mode={frameMode(mode, isPlayback)} />}
      <WallTimeBars
        stand={stand}
        shared={shared}
        isOwn={isOwn}
        zone={zone}
        isShown={isBarShown}
        slider={slider}
        onWish={move}
        onSwitch={switchBar}
      />
    </div>
  );
}
