import { useState, type JSX } from 'react';
import type { City } from '../city/city.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import { useWords } from '../design/wording.ts';
import { FeedDetails } from './feed-details.tsx';
import { FeedLine } from './feed-line.tsx';
import styles from './feed-strip.module.css';

/** The state of all sources in one line; opened, each with all that is known of it. */
export function FeedStrip({
  feeds,
  city,
  isPast,
  minuteMs,
  zone,
  coverage,
}: {
  readonly feeds: FeedsSummary;
  readonly city: City | undefined;
  readonly isPast: boolean;
  readonly minuteMs: number;
  readonly zone: string;
  /** Span of the district bands and how many districts are known. */
  readonly coverage: readonly string[];
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const { word } = useWords();
  return (
    <section className={styles['strip']} aria-label={word('feeds/label')}>
      <FeedLine feeds={feeds} minuteMs={minuteMs} zone={zone} />
      <FeedDetails
        feeds={feeds}
        city={city}
        isPast={isPast}
        minuteMs={minuteMs}
        zone={zone}
        text={word('feeds/open')}
        className={styles['open']}
        isOpen={isOpen}
        onOpen={setOpen}
      />
      <p className={styles['coverage']}>{coverage.join('  ')}</p>
    </section>
  );
}
