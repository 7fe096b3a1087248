import { memo, useState, type JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { OfficeIndicators } from '../../city/select-office-indicators.ts';
import { useWords } from '../../design/wording.ts';
import { ComplaintTable } from './complaint-table.tsx';
import { GoldenTime } from './golden-time.tsx';
import { PledgeTable } from './pledge-table.tsx';
import { ScoreTable } from './score-table.tsx';
import { StatisticTable } from './statistic-table.tsx';
import { VoteList } from './vote-list.tsx';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import styles from './indicators.module.css';

const PARTS = ['statistics', 'pledges', 'scores', 'complaints', 'response', 'votes'] as const;
type Part = (typeof PARTS)[number];

/** The administration in figures: one part at a time. */
export const IndicatorsPane = memo(function IndicatorsPane({
  indicators,
  city,
  zone,
}: {
  readonly indicators: OfficeIndicators;
  readonly city: CityAnswer | undefined;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const [part, setPart] = useState<Part>('statistics');
  const districts = city?.districts ?? [];
  const { statistics, pledges, scores, complaints, share, votes } = indicators;
  const none = (
    <p className={desk['empty']}>
      {word('ops/indicator/empty', { what: word(`ops/indicator/${part}`) })}
    </p>
  );
  const shown = (): JSX.Element => {
    switch (part) {
      case 'statistics':
        return statistics.length === 0 ? none : <StatisticTable themes={statistics} city={city} />;
      case 'pledges':
        return pledges.length === 0 ? none : <PledgeTable themes={pledges} />;
      case 'scores':
        return scores === undefined ? (
          none
        ) : (
          <ScoreTable scores={scores} districts={districts} zone={zone} />
        );
      case 'complaints':
        return complaints === undefined ? (
          none
        ) : (
          <ComplaintTable complaints={complaints} districts={districts} />
        );
      case 'response':
        return share === undefined ? none : <GoldenTime share={share} districts={districts} />;
      case 'votes':
        return votes.length === 0 ? none : <VoteList votes={votes} />;
    }
  };
  return (
    <div className={styles['pane']}>
      <div
        className={`${desk['row']} ${styles['parts']}`}
        role="group"
        aria-label={word('ops/indicator/parts')}
      >
        {PARTS.map((each) => (
          <button
            key={each}
            type="button"
            className={controls['button']}
            aria-pressed={part === each}
            onClick={() => setPart(each)}
          >
            {word(`ops/indicator/${each}`)}
          </button>
        ))}
      </div>
      <section className={styles['shown']} aria-label={word(`ops/indicator/${part}`)}>
        {shown()}
      </section>
    </div>
  );
});
