import type { CSSProperties, JSX, ReactNode } from 'react';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import { exerciseTitle } from '../panels/exercise-title.ts';
import { FeedLine } from '../panels/feed-line.tsx';
import { WallClock } from '../panels/wall-clock.tsx';
import { useWords } from '../design/wording.ts';
import type { SceneProps } from './define-scene.ts';
import styles from './scene-page.module.css';

/** Room for the name of a page, in sizes of its type, and the widths of its letters in it, about. */
const ROOM_EM = 12.8;
const SYLLABLE_EM = 0.84;
const LETTER_EM = 0.45;

/** Share of its size at which a name stands in one line: cities have long ones. */
function fitOf(name: string): CSSProperties {
  const widthEm = [...name].reduce(
    (sum, letter) => sum + (letter >= '\u1100' ? SYLLABLE_EM : LETTER_EM),
    0,
  );
  return { '--fit': Math.min(1, ROOM_EM / widthEm).toFixed(2) } as CSSProperties;
}

/** What every scene but the overview shares: its name, what it says in two sentences, the clock, the sources. */
export function ScenePage({
  scene,
  title,
  subtitle,
  summary,
  feedsLabel,
  children,
}: {
  readonly scene: SceneProps;
  readonly title: string;
  /** How to read the page, or its name in the other language. */
  readonly subtitle?: string | undefined;
  /** At most two short sentences; the first is set bold. */
  readonly summary?: readonly string[];
  /** Says of what the strip of sources tells; absent = of all. */
  readonly feedsLabel?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const words = useWords();
  const { cityAnswer, link, time, feeds, minuteMs } = scene;
  const zone = cityAnswer?.zone ?? 'UTC';
  const isStopped = link.phase === 'lost' || link.phase === 'dark';
  const [first, ...rest] = summary ?? [];
  const name = exerciseTitle(title, cityAnswer?.mode, words);
  return (
    <div className={styles['page']}>
      <header className={styles['title']}>
        <h1 className={styles['name']} style={fitOf(name)}>
          {name}
        </h1>
        <p className={styles['subtitle']}>{subtitle}</p>
      </header>
      <div className={styles['summary']}>
        <TileBoundary>
          {first === undefined ? null : <p className={styles['first']}>{first}</p>}
          {rest.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </TileBoundary>
      </div>
      <div className={styles['clock']}>
        <WallClock
          nowMs={time.nowMs}
          zone={zone}
          state={isStopped ? 'stopped' : time.speed === 0 ? 'paused' : 'running'}
          isPast={time.isPlayback}
        />
      </div>
      {children}
      <div className={styles['feeds']}>
        <TileBoundary>
          {feedsLabel === undefined ? null : <p className={styles['label']}>{feedsLabel}</p>}
          <FeedLine feeds={feeds} minuteMs={minuteMs} zone={zone} />
        </TileBoundary>
      </div>
    </div>
  );
}
