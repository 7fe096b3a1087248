import { memo, type JSX } from 'react';
import type { FeedsSummary } from '../../city/select-feeds.ts';
import { useWords } from '../../design/wording.ts';
import { FeedTick } from '../feed-tick.tsx';
import styles from './layer-panel.module.css';

/** How many sources are heard, which are not, and a bar for each. */
export const LayerFoot = memo(function LayerFoot({
  feeds: { feeds, byState, uncertain, unrecorded },
}: {
  readonly feeds: FeedsSummary;
}): JSX.Element {
  const { word } = useWords();
  const lacks = [
    ['late', byState.late.length + byState.stale.length],
    ['down', byState.down.length],
    ['notConnected', byState['not-connected'].length],
    ['uncertain', uncertain.length],
    ['unrecorded', unrecorded.length],
  ] as const;
  const told = lacks.filter(([, n]) => n > 0);
  return (
    <section className={styles['foot']} aria-label={word('explore/layers/foot/label')}>
      <p className={styles['total']}>
        <strong>{word('explore/layers/foot/total', { n: feeds.length })}</strong>
        <span>{word('explore/layers/foot/ok', { n: byState.live.length })}</span>
      </p>
      <p>
        {told.length === 0
          ? word('explore/layers/foot/allOk')
          : told.map(([name, n]) => word(`explore/layers/foot/${name}`, { n })).join(' · ')}
      </p>
      <div className={styles['strip']}>
        {feeds.map(({ subject, data }) => (
          <FeedTick key={subject} health={data} />
        ))}
      </div>
    </section>
  );
});
