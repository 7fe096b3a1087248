import { useMemo, useSyncExternalStore, type JSX } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CityStore } from '../../city/store.ts';
import { HatchPattern } from '../../design/hatch.tsx';
import { useWords } from '../../design/wording.ts';
import type { PresenterLink } from '../../link/presenter-link.ts';
import { matterTitle } from '../../panels/matter-words.ts';
import { useCityAnswer } from '../wall/use-city-answer.ts';
import { useLanguageSwitch } from '../wall/use-language.ts';
import { useReplay } from '../wall/use-replay.ts';
import { useTold } from '../wall/use-told.ts';
import { DrivePanel } from './drive-panel.tsx';
import { PairForm } from './pair-form.tsx';
import styles from './presenter-room.module.css';
import { useDrive } from './use-drive.ts';
import { WallEcho } from './wall-echo.tsx';

/** A phone or tablet that drives a wall: paired by the wall's six digits, it tells it what to show. */
export function PresenterRoom({
  store,
  presenter,
}: {
  readonly store: StoreApi<CityStore>;
  readonly presenter: PresenterLink;
}): JSX.Element {
  const city = useStore(store, (state) => state.city);
  const time = useStore(store, (state) => state.time);
  const words = useWords();
  const { word, language } = words;
  const cityAnswer = useCityAnswer();
  const switchLanguage = useLanguageSwitch(cityAnswer);
  const { replay } = useReplay(cityAnswer?.mode ?? city?.mode);
  const { matters } = useTold(city, time.nowMs);
  const situations = useMemo(
    () => matters.flatMap((matter) => (matter.kind === 'situation' ? [matter] : [])),
    [matters],
  );
  const presenting = useSyncExternalStore(presenter.onShown, presenter.presenting);
  const { outcome, drive } = useDrive(presenter);
  const { phase, state, screenName } = presenting;
  const isPaired = phase !== 'unpaired' && phase !== 'expired';
  const zone = cityAnswer?.zone ?? 'UTC';
  const shown = situations.find(({ key }) => key === state?.subject);
  const name = screenName ?? word('presenter/room/anyScreen');
  return (
    <div className={styles['room']}>
      <HatchPattern />
      <header className={styles['head']}>
        <h1>{isPaired ? word('presenter/room/paired', { name }) : word('presenter/room/title')}</h1>
        <button
          type="button"
          aria-label={word('language/label')}
          lang={language === 'ko' ? 'en' : 'ko'}
          onClick={switchLanguage}
        >
          {word('language/switch')}
        </button>
        {isPaired ? (
          <button type="button" onClick={presenter.leave}>
            {word('presenter/room/leave')}
          </button>
        ) : null}
      </header>
      <main>
        {isPaired ? (
          <>
            <WallEcho
              presenting={presenting}
              outcome={outcome}
              zone={zone}
              situation={
                state?.scene === 'takeover' && shown !== undefined
                  ? matterTitle(shown, words)
                  : undefined
              }
            />
            <DrivePanel
              {...{ state, situations, cityAnswer, replay, drive }}
              nowMs={time.presentMs ?? time.nowMs}
            />
          </>
        ) : (
          <PairForm link={presenter} isExpired={phase === 'expired'} />
        )}
      </main>
    </div>
  );
}
