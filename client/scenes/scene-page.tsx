import type { JSX, ReactNode } from 'react';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import { exerciseTitle } from '../panels/exercise-title.ts';
import { FeedLine } from '../panels/feed-line.tsx';
import { useWords } from '../design/wording.ts';
import type { SceneProps } from './define-scene.ts';
import { SceneClock } from './scene-clock.tsx';
import { SceneHead } from './scene-head.tsx';
import styles from './scene-page.module.css';

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
  const { cityAnswer, feeds, minuteMs } = scene;
  const zone = cityAnswer?.zone ?? 'UTC';
  const [first, ...rest] = summary ?? [];
  return (
    <div className={styles['page']}>
      <SceneHead name={exerciseTitle(title, cityAnswer?.mode, words)}>{subtitle}</SceneHead>
      <div className={styles['summary']}>
        <TileBoundary>
          {first === undefined ? null : <p className={styles['first']}>{first}</p>}
          {rest.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </TileBoundary>
      </div>
      <div className={styles['clock']}>
        <SceneClock {...scene} />
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
