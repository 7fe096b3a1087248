import { useMemo, useRef, useState, type JSX } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { EventOf } from '../../city/city.ts';
import { selectFeeds } from '../../city/select-feeds.ts';
import { selectOpenMatters } from '../../city/select-open-matters.ts';
import type { CityStore } from '../../city/store.ts';
import { HatchPattern } from '../../design/hatch.tsx';
import { useWords } from '../../design/wording.ts';
import type { Camera } from '../../map/camera.ts';
import { Callouts } from '../../map/callouts.tsx';
import { MapStage } from '../../map/map-stage.tsx';
import { FeedDetails } from '../../panels/feed-details.tsx';
import { ModeBar } from '../../panels/mode-bar.tsx';
import { ModeFrame } from '../../panels/mode-frame.tsx';
import { ReplayControl } from '../../panels/replay-control.tsx';
import { playbackOf, replayKey } from '../../panels/replay-keys.ts';
import { WALL_SCENES } from '../../scenes/wall-scenes.ts';
import { selectCallouts } from './select-callouts.ts';
import { useAttended } from './use-attended.ts';
import { useCityAnswer } from './use-city-answer.ts';
import { useKeys } from './use-keys.ts';
import { useLanguageSwitch } from './use-language.ts';
import { useReplay } from './use-replay.ts';
import { useWallCanvas } from './use-wall-canvas.ts';
import styles from './wall-room.module.css';

/** Lines are drawn twice as wide as at a desk on the full wall. */
const wallLineScale = 2;
const minuteInMs = 60_000;
const noFeeds: ReadonlyMap<string, EventOf<'feed'>> = new Map();
/** Below it lines vanish. */
const thinnest = 0.4;

/** The wall: one map for the page's life, a scene's panels above it, and what kind of time it is. */
export function WallRoom({ store }: { readonly store: StoreApi<CityStore> }): JSX.Element {
  const city = useStore(store, (state) => state.city);
  const link = useStore(store, (state) => state.link);
  const time = useStore(store, (state) => state.time);
  const cityAnswer = useCityAnswer();
  const words = useWords();
  const canvas = useWallCanvas(cityAnswer?.wall);
  const mode = city?.mode ?? cityAnswer?.mode;
  const { replay, wantedMs, command } = useReplay(mode);
  const isAttended = useAttended();
  const switchLanguage = useLanguageSwitch(cityAnswer);
  const [camera, setCamera] = useState<Camera>();
  const [scene] = WALL_SCENES;

  const { incident, alert, indicator, asset, request, feed } = city?.byKind ?? {};
  const callouts = useMemo(() => {
    if (incident === undefined || alert === undefined || indicator === undefined) return [];
    if (asset === undefined || request === undefined || cityAnswer === undefined) return [];
    const matters = selectOpenMatters({ incident, alert, indicator, asset, request });
    return selectCallouts(matters, cityAnswer, words);
  }, [incident, alert, indicator, asset, request, cityAnswer, words]);
  const names = useMemo(
    () => cityAnswer?.districts.map(({ label }) => label) ?? [],
    [cityAnswer?.districts],
  );
  const avoid = useMemo(() => callouts.map(({ at }) => at), [callouts]);
  const playback = replay === undefined ? undefined : playbackOf(replay, time, wantedMs);

  // A second Space undoes the first at once, also before the clock's new speed is heard.
  const pressed = useRef<{ readonly isPlaying: boolean; readonly speed: number }>(undefined);

  useKeys((event) => {
    if (event.key === 'l' || event.key === 'L' || event.key === 'ㅣ') {
      switchLanguage();
      return true;
    }
    if (playback === undefined) return false;
    const held = pressed.current;
    const isPlaying = held?.speed === time.speed ? held.isPlaying : playback.isPlaying;
    const wanted = replayKey(event, { ...playback, isPlaying });
    if (wanted?.action === 'play' || wanted?.action === 'pause') {
      pressed.current = { isPlaying: wanted.action === 'play', speed: time.speed };
    }
    if (wanted !== undefined) command(wanted);
    return wanted !== undefined;
  });

  const wanted = cityAnswer?.layers;
  const layerIds = useMemo(
    () => scene?.layers.filter((id) => wanted?.includes(id) ?? true) ?? [],
    [scene, wanted],
  );
  const cityName = cityAnswer === undefined ? undefined : words.say(cityAnswer.shortName);
  const zone = cityAnswer?.zone ?? 'UTC';
  const feeds = useMemo(() => selectFeeds(feed ?? noFeeds), [feed]);
  const minuteMs = Math.floor((time.nowMs ?? 0) / minuteInMs) * minuteInMs;
  return (
    <div className={styles['room']} data-link={link.phase} data-scene={scene?.id}>
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
            lineScale={Math.max(thinnest, wallLineScale * canvas.unit)}
            language={words.language}
            nowMs={time.nowMs ?? 0}
            isLinkLost={link.phase === 'dark'}
            avoid={avoid}
            onReady={setCamera}
          />
        )}
        {camera === undefined || cityAnswer === undefined || canvas.isOneColumn ? null : (
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
        {scene === undefined ? null : (
          <scene.Panels city={city} cityAnswer={cityAnswer} link={link} time={time} />
        )}
      </main>
      <div className={styles['bar']}>
        <ModeBar mode={mode} link={link} time={time} replay={replay} zone={zone}>
          {/* The control of a replay lies over the strip that opens them otherwise. */}
          {replay === undefined || city === undefined ? null : (
            <FeedDetails
              feeds={feeds}
              city={city}
              minuteMs={minuteMs}
              zone={zone}
              text={words.word('feeds/label')}
              className={styles['language']}
            />
          )}
          <button
            type="button"
            className={styles['language']}
            aria-label={words.word('language/label')}
            lang={words.language === 'ko' ? 'en' : 'ko'}
            // A click must not take the focus: Space would switch the language instead of pausing.
            onMouseDown={(event) => event.preventDefault()}
            onClick={switchLanguage}
          >
            {words.word('language/switch')}
          </button>
        </ModeBar>
      </div>
      {mode === undefined ? null : <ModeFrame mode={mode} />}
      {replay === undefined || playback === undefined ? null : (
        <ReplayControl
          replay={replay}
          playback={playback}
          zone={zone}
          isShown={isAttended}
          onCommand={command}
        />
      )}
    </div>
  );
}
