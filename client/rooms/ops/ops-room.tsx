import { useCallback, useMemo, useRef, useState, type JSX } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CityStore } from '../../city/store.ts';
import units from '../../design/desk-units.module.css';
import { HatchPattern } from '../../design/hatch.tsx';
import { useWords } from '../../design/wording.ts';
import type { GiveCommand } from '../../link/give-command.ts';
import type { TimeMachine } from '../../link/time-link.ts';
import { frameMode, ModeFrame } from '../../panels/mode-frame.tsx';
import type { TimeWish } from '../../panels/time-keys.ts';
import { SessionMenu } from '../../panels/ops/session-menu.tsx';
import { SituationList } from '../../panels/ops/situation-list.tsx';
import { TileBoundary } from '../../panels/tile-boundary.tsx';
import { useCityAnswer } from '../wall/use-city-answer.ts';
import { useHeldPast } from '../wall/use-held-past.ts';
import { useLanguageSwitch } from '../wall/use-language.ts';
import { usePageTitle } from '../wall/use-page-title.ts';
import { usePastAddress } from '../wall/use-past-address.ts';
import { useSharedReplay } from '../wall/use-shared-replay.ts';
import { useTold } from '../wall/use-told.ts';
import { useWallKeys } from '../wall/use-wall-keys.ts';
import { useWallTime } from '../wall/use-wall-time.ts';
import { WallTimeBars } from '../wall/wall-time-bars.tsx';
import { WallTop } from '../wall/wall-top.tsx';
import { ExerciseMenu } from './exercise-menu.tsx';
import { NewBuild } from './new-build.tsx';
import { OpsContent } from './ops-content.tsx';
import { OpsHead } from './ops-head.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { useDesk } from './use-desk.ts';
import { useOffice } from './use-office.ts';
import { usePlace } from './use-place.ts';
import { useSession } from './use-session.ts';
import styles from './ops-room.module.css';

/** The operator's room: alarms, situations, orders, the stage and indicators, at the time on screen. */
export function OpsRoom({
  store,
  machine,
  give,
}: {
  readonly store: StoreApi<CityStore>;
  readonly machine: TimeMachine;
  readonly give: GiveCommand;
}): JSX.Element {
  const city = useStore(store, (state) => state.city);
  const link = useStore(store, (state) => state.link);
  const time = useStore(store, (state) => state.time);
  const cityAnswer = useCityAnswer();
  const words = useWords();
  const { word } = words;
  const mode = cityAnswer?.mode ?? city?.mode;
  const zone = cityAnswer?.zone ?? 'UTC';
  const shared = useSharedReplay(time, mode);
  const switchLanguage = useLanguageSwitch(cityAnswer);
  const told = useTold(city, time.nowMs);
  const { isAllSilent, byState } = told.feeds;
  const lost = byState.down.length;
  const hearing = useMemo(() => ({ isAllSilent, lost }), [isAllSilent, lost]);
  const session = useSession();
  const answer = session.stand.state === 'known' ? session.stand.answer : undefined;
  const desk = useDesk(give, session, time, link);
  const office = useOffice(city);
  const [place, go] = usePlace();
  const choose = useCallback((subject: string | undefined) => go({ subject }), [go]);
  const openSituation = useCallback((subject: string) => go({ tab: 'situations', subject }), [go]);

  const [isBarOpen, setBarOpen] = useState(false);
  const [isOwn, setOwn] = useState(true);
  const { isPlayback, seeking } = time;
  const isBarShown = isBarOpen || isPlayback;
  const held = useHeldPast(isBarShown);
  const { stand, wish } = useWallTime(time, held, machine);
  const move = (what: TimeWish): void => {
    if (what.type === 'live') setBarOpen(false);
    wish(what);
  };
  const slider = useRef<HTMLInputElement>(null);
  const openBar = (): void => {
    setBarOpen(!isBarOpen);
    setTimeout(() => slider.current?.focus(), 50);
  };
  useWallKeys({
    // A desk scrolls with the keys that move the time; they do that once the bar is open.
    stand: isBarShown ? stand : undefined,
    shared: isBarShown ? shared : undefined,
    isOwn: isOwn || stand?.isPast === true,
    speed: time.speed,
    onWish: move,
    onSwitch: openBar,
    onLanguage: switchLanguage,
  });
  usePageTitle(cityAnswer, isPlayback);
  usePastAddress(time, city !== undefined, cityAnswer?.zone);
  const said = useAnnouncements(office.alarms, cityAnswer, city !== undefined && !isPlayback);

  return (
    <div
      className={`${units['desk']} ${styles['room']}`}
      data-link={link.phase}
      data-past={isPlayback}
      data-seeking={(seeking ?? time.sharedSeekMs) !== undefined}
    >
      <HatchPattern />
      <div className={styles['top']}>
        <WallTop
          city={city}
          feeds={told.feeds}
          minuteMs={told.minuteMs}
          mode={mode}
          link={link}
          time={time}
          replay={shared?.replay}
          presentMs={held?.presentMs ?? time.presentMs}
          zone={zone}
          onLive={() => move({ type: 'live' })}
          onPause={machine.pause}
          onLanguage={switchLanguage}
        />
      </div>
      <OpsHead
        city={cityAnswer}
        stage={office.stage}
        feeds={told.feeds}
        nowMs={time.nowMs}
        zone={zone}
        tab={place.tab}
        isBarOpen={isBarShown}
        onTab={(tab) => go({ tab, subject: undefined })}
        onBar={openBar}
      >
        <ExerciseMenu token={session.token} role={answer?.actor?.role} />
        <SessionMenu
          answer={answer}
          isWrong={session.isWrong}
          onToken={session.take}
          onLeave={session.leave}
        />
      </OpsHead>
      <NewBuild told={time.build} />
      <main
        className={styles['body']}
        data-tab={place.tab}
        data-chosen={place.subject !== undefined}
      >
        <div className={styles['situations']}>
          <TileBoundary>
            <SituationList
              situations={office.situations}
              city={cityAnswer}
              minuteMs={told.minuteMs}
              zone={zone}
              chosen={place.subject}
              hearing={hearing}
              onChoose={openSituation}
            />
          </TileBoundary>
        </div>
        <div className={styles['content']}>
          {city === undefined ? (
            <p className={styles['loading']}>{word('unknown/loading')}</p>
          ) : (
            <TileBoundary>
              <OpsContent
                city={city}
                cityAnswer={cityAnswer}
                office={office}
                desk={desk}
                token={session.token}
                hearing={hearing}
                place={place}
                book={answer?.contacts}
                minuteMs={told.minuteMs}
                nowMs={time.nowMs ?? told.minuteMs}
                zone={zone}
                onChoose={choose}
                onGo={go}
              />
            </TileBoundary>
          )}
        </div>
      </main>
      {isBarShown ? (
        <div className={styles['bars']}>
          <WallTimeBars
            stand={stand}
            shared={shared}
            isOwn={isOwn || stand?.isPast === true}
            zone={zone}
            isShown
            slider={slider}
            onWish={move}
            onSwitch={() => setOwn(!isOwn)}
          />
        </div>
      ) : null}
      {mode === undefined ? null : <ModeFrame mode={frameMode(mode, isPlayback)} />}
      <p className="said" aria-live="polite">
        {said.polite}
      </p>
      <p className="said" aria-live="assertive">
        {said.assertive}
      </p>
    </div>
  );
}
