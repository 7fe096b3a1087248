import { useMemo, type JSX } from 'react';
import { DOMAINS } from '../../contract/event.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import { useWords } from '../design/wording.ts';
import styles from './feed-panel.module.css';
import { FeedRow } from './feed-row.tsx';
import { countedSinceWords } from './feed-words.ts';

/** Past so many feeds there are three columns, past so many more smaller rows. */
const MANY = 20;
const DENSE = 30;

/** Every source of the city by domain, with all that is known of its health. */
export function FeedPanel({
  feeds,
  rawIds,
  isPast,
  minuteMs,
  zone,
}: {
  readonly feeds: FeedsSummary;
  /** Newest raw answer on screen, by feed. */
  readonly rawIds: ReadonlyMap<string, string>;
  readonly isPast: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const all = useMemo(() => [...feeds.feeds, ...feeds.unrecorded], [feeds]);
  const groups = useMemo(() => Map.groupBy(all, ({ data }) => data.about), [all]);
  const begun = new Set(feeds.feeds.flatMap(({ data }) => data.countedSince ?? []));
  // Mostly the first start of the log: told once. A feed that joined later makes each tell its own.
  const [since] = begun.size === 1 ? begun : [];
  if (all.length === 0) return <p className={styles['none']}>{word('feeds/none')}</p>;
  return (
    <>
      {since === undefined ? null : (
        <p className={styles['since']}>{countedSinceWords(since, words, zone)}</p>
      )}
      <div
        className={styles['groups']}
        data-many={all.length > MANY}
        data-dense={all.length > DENSE}
      >
        {DOMAINS.filter((domain) => groups.has(domain)).map((domain) => (
          <section key={domain} className={styles['group']} aria-labelledby={`feeds-${domain}`}>
            <h3 className={styles['domain']} id={`feeds-${domain}`}>
              {word(`domain/${domain}`)}
            </h3>
            <ul>
              {(groups.get(domain) ?? []).map(({ subject, data }) => (
                <FeedRow
                  key={subject}
                  health={data}
                  isSinceTold={since !== undefined}
                  rawId={rawIds.get(data.feed)}
                  isPast={isPast}
                  minuteMs={minuteMs}
                  zone={zone}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
