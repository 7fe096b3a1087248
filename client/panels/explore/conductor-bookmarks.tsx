import { memo, type JSX } from 'react';
import type { Bookmark } from '../../../contract/workspace.ts';
import type { TimeRange } from '../../explore/explore-view.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import styles from './conductor-bookmarks.module.css';

/** Instants that are kept, over the bars; one that is pressed is gone to. */
export const ConductorBookmarks = memo(function ConductorBookmarks({
  bookmarks,
  window: { fromMs, toMs },
  atMs,
  zone,
  onGo,
}: {
  readonly bookmarks: readonly Bookmark[];
  readonly window: TimeRange;
  /** The instant on screen. */
  readonly atMs: number;
  readonly zone: string;
  readonly onGo: (atMs: number) => void;
}): JSX.Element | null {
  const { word } = useWords();
  const kept = bookmarks
    .map(({ at, name }) => ({ ms: Date.parse(at), name }))
    .filter(({ ms }) => ms >= fromMs && ms < toMs)
    .toSorted((a, b) => a.ms - b.ms);
  if (kept.length === 0) return null;
  const share = (ms: number): number => (100 * (ms - fromMs)) / (toMs - fromMs);
  return (
    <div className={styles['bookmarks']}>
      {kept.map(({ ms, name }, index) => {
        const next = kept[index + 1]?.ms ?? toMs;
        const time = clockMinute(ms, zone);
        // What somebody wrote of a later instant is news of it.
        const shown = ms <= atMs ? name : time;
        const told = word('explore/conductor/bookmark', { time, name: ms <= atMs ? name : '' });
        return (
          <button
            key={`${ms} ${name}`}
            type="button"
            className={styles['bookmark']}
            style={{ left: `${share(ms)}%`, maxWidth: `${share(next) - share(ms)}%` }}
            aria-label={told}
            title={told}
            onClick={() => onGo(ms)}
          >
            <span>{shown}</span>
          </button>
        );
      })}
    </div>
  );
});
