import { useState, type JSX, type ReactNode } from 'react';
import type { ReplayAnswer } from '../../../contract/api.ts';
import type { Mode } from '../../../contract/delta.ts';
import type { City } from '../../city/city.ts';
import type { FeedsSummary } from '../../city/select-feeds.ts';
import type { LinkStatus, TimeStatus } from '../../city/store.ts';
import { useWords } from '../../design/wording.ts';
import { FeedDetails } from '../../panels/feed-details.tsx';
import { ModeBar } from '../../panels/mode-bar.tsx';
import { TimeHead } from '../../panels/time-head.tsx';
import { useExerciseTitle } from './use-exercise-title.ts';
import styles from './wall-room.module.css';

/** The top line: which time the picture shows, and the way to the sources and the other language. */
export function WallTop({
  city,
  feeds,
  minuteMs,
  mode,
  link,
  time,
  replay,
  presentMs,
  zone,
  onLive,
  onPause,
  onLanguage,
  children,
}: {
  readonly city: City | undefined;
  readonly feeds: FeedsSummary;
  readonly minuteMs: number;
  /** Of the timeline that all share. */
  readonly mode: Mode | undefined;
  readonly link: LinkStatus;
  readonly time: TimeStatus;
  readonly replay: ReplayAnswer | undefined;
  readonly presentMs: number | undefined;
  readonly zone: string;
  readonly onLive: () => void;
  readonly onPause: (isPaused: boolean) => void;
  readonly onLanguage: () => void;
  /** What else is to be said of the page. */
  readonly children?: ReactNode;
}): JSX.Element {
  const { language, word } = useWords();
  const [isOpen, setOpen] = useState(false);
  const exercise = useExerciseTitle();
  const buttons = (
    <>
      {children}
      {/* The bar of the time lies over the strip that opens them otherwise. */}
      {city === undefined ? null : (
        <FeedDetails
          feeds={feeds}
          city={city}
          isPast={time.isPlayback}
          minuteMs={minuteMs}
          zone={zone}
          text={word('feeds/label')}
          className={styles['language']}
          isOpen={isOpen}
          onOpen={setOpen}
        />
      )}
      <button
        type="button"
        className={styles['language']}
        aria-label={word('language/label')}
        lang={language === 'ko' ? 'en' : 'ko'}
        // A click must not take the focus: Space would switch the language instead of pausing.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onLanguage}
      >
        {word('language/switch')}
      </button>
    </>
  );
  return (
    <div className={styles['bar']}>
      {time.isPlayback ? (
        <TimeHead
          time={time}
          link={link}
          zone={zone}
          mode={mode}
          presentMs={presentMs}
          onLive={onLive}
          onPause={onPause}
        >
          {buttons}
        </TimeHead>
      ) : (
        <ModeBar
          mode={mode}
          link={link}
          time={time}
          replay={replay}
          title={exercise ?? replay?.title}
          zone={zone}
        >
          {buttons}
        </ModeBar>
      )}
    </div>
  );
}
