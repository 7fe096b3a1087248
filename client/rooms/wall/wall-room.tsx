import { useMemo, type CSSProperties, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { screenOptics } from '../../city/screen-optics.ts';
import type { CityStore } from '../../city/store.ts';
import { placeOfSubject } from '../../city/place-of-subject.ts';
import { HatchPattern } from '../../design/hatch.tsx';
import { useWords } from '../../design/wording.ts';
import type { ScreenLink } from '../../link/screen-link.ts';
import type { TimeMachine } from '../../link/time-link.ts';
import { frameMode, ModeFrame } from '../../panels/mode-frame.tsx';
import { TimeLoading } from '../../panels/time-loading.tsx';
import { useAlive } from './alive/use-alive.ts';
import { DirectorLine, useSoon } from './director-line.tsx';
import { useAttended } from './use-attended.ts';
import { useCityAnswer } from './use-city-answer.ts';
import { useConduct } from './use-conduct.ts';
import { useHandAtWall } from './use-hand-at-wall.ts';
import { useLanguageSwitch } from './use-language.ts';
import { usePageTitle } from './use-page-title.ts';
import { usePastAddress } from './use-past-address.ts';
import { useSceneView } from './use-scene-view.ts';
import { useTimeBars } from './use-time-bars.ts';
import { useTold } from './use-told.ts';
import { useWallCanvas } from './use-wall-canvas.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { WallMap } from './wall-map.tsx';
import { WallOverlays } from './wall-overlays.tsx';
import { WallTimeBars } from './wall-time-bars.tsx';
import { WallTop } from './wall-top.tsx';
import styles from './wall-room.module.css';

/** What a finger needs on a wall, and on any screen. */
const touchMm = 15;
const leastTouchPx = 24;

/** The wall: one map for the page's life, a scene's panels above it, and what kind of time it is. */
export function WallRoom({
  store,
  machine,
  screen,
}: {
  readonly store: StoreApi<CityStore>;
  readonly machine: TimeMachine;
  readonly screen: ScreenLink;
}): JSX.Element {
  const city = useStore(store, (state) => state.city);
  const link = useStore(store, (state) => state.link);
  const time = useStore(store, (state) => state.time);
  const cityAnswer = useCityAnswer();
  const { say, word } = useWords();
  const { i18n } = useTranslation();
  /** Of the timeline that all share; a look back at it is one of this screen only. */
  const mode = cityAnswer?.mode ?? city?.mode;
  const attendance = useAttended();
  const isBarShown = attendance === 'there' || (attendance === 'new' && mode !== 'live');
  const bars = useTimeBars(time, mode, machine, isBarShown);
  const switchLanguage = useLanguageSwitch(cityAnswer);
  const told = useTold(city, time.nowMs);
  const onLanguage = (wanted: string): void => void i18n.changeLanguage(wanted);
  const shown = { city, cityAnswer, link, time, told, screen };
  const conduct = useConduct({ ...shown, onWish: bars.move, onLanguage });
  const { control, scene, plan } = conduct;
  const { subject } = control.direction;
  const { isHeld } = conduct;
  // What is not now is shown in a room whose hour nobody knows.
  const night = mode === 'live' ? cityAnswer?.night : undefined;
  const zone = cityAnswer?.zone ?? 'UTC';
  const standing = useAlive({
    screen,
    city,
    time,
    link,
    zone,
    basemap: cityAnswer?.basemap,
    night,
    isHeld,
  });
  const hand = useHandAtWall(conduct, told.matters, city, cityAnswer);
  const optics = useMemo(
    () => (cityAnswer === undefined ? undefined : screenOptics(cityAnswer, window.location.search)),
    [cityAnswer],
  );
  const canvas = useWallCanvas(optics, scene?.mapBox);
  useWallKeys({
    ...bars,
    speed: time.speed,
    onWish: bars.move,
    onLanguage: switchLanguage,
  });
  usePageTitle(cityAnswer, time.isPlayback);
  usePastAddress(time, city !== undefined, cityAnswer?.zone);

  const wanted = cityAnswer?.layers;
  const layerIds = useMemo(
    () =>
      scene?.layers.filter(
        (id) =>
          // What the city wants is told of its overview; another scene knows what it shows.
          (scene.id !== 'overview' || (wanted?.includes(id) ?? true)) &&
          !control.hiddenLayers.includes(id),
      ) ?? [],
    [scene, wanted, control.hiddenLayers],
  );
  const sceneProps = {
    city,
    cityAnswer,
    link,
    time,
    ...told,
    subject,
    welcome: control.welcome,
    onScene: hand.toScene,
  };
  const sceneView = useSceneView(scene, sceneProps);
  const { flight } = control;
  const view = useMemo(
    () => (flight === undefined ? sceneView : { bounds: flight.bounds }),
    [flight, sceneView],
  );
  const soon = useSoon(conduct, told.matters, mode);
  const cityName = cityAnswer === undefined ? undefined : say(cityAnswer.shortName);
  const touchPx = Math.max(leastTouchPx, Math.ceil(touchMm / (optics?.pitchMm ?? 1)));
  const { spotlight } = control;
  const districts = cityAnswer?.districts ?? [];
  const seeking = time.seeking ?? time.sharedSeekMs;
  return (
    <div
      className={styles['room']}
      data-link={link.phase}
      data-scene={scene?.id}
      data-why={control.direction.why}
      data-map={scene !== undefined && scene.layers.length > 0}
      data-past={time.isPlayback}
      data-seeking={seeking !== undefined}
      style={{ ...standing, '--touch': `${touchPx}px` } as CSSProperties}
    >
      <HatchPattern />
      <section
        className={styles['map']}
        aria-label={cityName === undefined ? undefined : word('map/label', { city: cityName })}
      >
        {cityAnswer === undefined || scene === undefined ? null : (
          <WallMap
            city={city}
            cityAnswer={cityAnswer}
            scene={scene}
            layerIds={layerIds}
            matters={told.matters}
            canvas={canvas}
            view={view}
            isFlown={flight !== undefined}
            spot={
              spotlight === undefined
                ? undefined
                : placeOfSubject(spotlight, city, told.matters, districts)
            }
            nowMs={time.nowMs}
            phase={link.phase}
          />
        )}
      </section>
      <main key={scene?.id} className={styles['panels']}>
        {scene === undefined ? null : <scene.Panels {...sceneProps} />}
      </main>
      <WallTop
        {...{ city, mode, link, time, zone }}
        feeds={told.feeds}
        minuteMs={told.minuteMs}
        replay={bars.shared?.replay}
        presentMs={bars.held?.presentMs ?? time.presentMs}
        onLive={() => bars.move({ type: 'live' })}
        onPause={machine.pause}
        onLanguage={switchLanguage}
      >
        <DirectorLine
          plan={plan}
          direction={control.direction}
          soon={soon}
          presenters={conduct.screen.presenters}
        />
      </WallTop>
      {seeking === undefined ? null : (
        <TimeLoading
          seeking={seeking}
          isShared={mode !== undefined && mode !== 'live'}
          zone={zone}
        />
      )}
      {mode === undefined ? null : <ModeFrame mode={frameMode(mode, time.isPlayback)} />}
      <WallTimeBars {...bars} zone={zone} isShown={isBarShown} onWish={bars.move} />
      <WallOverlays
        {...{ conduct, hand, cityAnswer, time, soon }}
        matters={told.matters}
        isHeard={!told.feeds.isAllSilent && link.phase !== 'lost' && link.phase !== 'dark'}
        isBarShown={attendance === 'there'}
      />
    </div>
  );
}
