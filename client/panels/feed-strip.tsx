import { useMemo, useState, type JSX } from 'react';
import type { ByKind } from '../city/city.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import { selectRawIds } from '../city/select-raw-ids.ts';
import { useWords } from '../design/wording.ts';
import { FeedDialog } from './feed-dialog.tsx';
import { FeedLine } from './feed-line.tsx';
import { FeedPanel } from './feed-panel.tsx';
import styles from './feed-strip.module.css';

const noRawIds: ReadonlyMap<string, string> = new Map();

/** The state of all sources in one line; opened, each with all that is known of it. */
export function FeedStrip({
  feeds,
  byKind,
  minuteMs,
  zone,
  coverage,
}: {
  readonly feeds: FeedsSummary;
  /** For the way from a source to the bytes behind what is on screen. */
  readonly byKind?: ByKind | undefined;
  readonly minuteMs: number;
  readonly zone: string;
  /** Span of the district bands and how many districts are known. */
  readonly coverage: readonly string[];
}): JSX.Element {
  const { word } = useWords();
  const [isOpen, setOpen] = useState(false);
  const rawIds = useMemo(
    () => (isOpen && byKind !== undefined ? selectRawIds(byKind) : noRawIds),
    [isOpen, byKind],
  );
  const counts = { n: feeds.byState.live.length, m: feeds.feeds.length };
  return (
    <section className={styles['strip']} aria-label={word('feeds/label')}>
      <FeedLine feeds={feeds} minuteMs={minuteMs} zone={zone} />
      <button
        type="button"
        className={styles['open']}
        aria-label={word('feeds/openLabel')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {word('feeds/open')}
      </button>
      <p className={styles['coverage']}>{coverage.join('  ')}</p>
      {isOpen ? (
        <FeedDialog
          title={`${word('feeds/label')} · ${word('feeds/ok', counts)}`}
          onClose={() => setOpen(false)}
        >
          <FeedPanel feeds={feeds} rawIds={rawIds} minuteMs={minuteMs} zone={zone} />
        </FeedDialog>
      ) : null}
    </section>
  );
}
