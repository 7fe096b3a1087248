import type { JSX } from 'react';
import type { Domain } from '../../../contract/event.ts';
import type { FeedHealth } from '../../../contract/feed-health.ts';
import { formatNumber } from '../../design/numbers.ts';
import { formatSpan } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { FeedTick } from '../feed-tick.tsx';
import { feedBudgetWords, feedStateWords } from '../feed-words.ts';
import { FittingParts } from '../fitting-parts.tsx';
import { UncertainTag } from '../uncertain-tag.tsx';
import { AgeBar } from './age-bar.tsx';
import styles from './source-list.module.css';

interface When {
  readonly nowMs: number;
  readonly zone: string;
}

/** 지연 13분 / 10분: how it stands unless well, how old its last data is, how often it comes. */
function stateWords(health: FeedHealth, words: Words, when: When): string {
  const { language, word } = words;
  const { state, lastGood, everySec } = health;
  if (state === 'not-connected' || lastGood === null) return feedStateWords(health, words, when);
  const span = (ms: number): string => formatSpan(ms, language);
  const ages = word('coverage/sources/ages', {
    age: span(when.nowMs - Date.parse(lastGood)),
    every: span(everySec * 1000),
  });
  return state === 'live' ? ages : `${word(`feeds/state/${state}`)} ${ages}`;
}

/** What came of it, how far its values lie behind, what is left to ask, and whose terms hold. */
function factWords(health: FeedHealth, words: Words, when: When): readonly string[] {
  const { language, word } = words;
  const { state, accepted, rejected, lagSec, licence } = health;
  const write = (n: number): string => formatNumber(n, language);
  const parts = [
    state === 'not-connected'
      ? ''
      : word('coverage/sources/counts', { accepted: write(accepted), rejected: write(rejected) }),
    lagSec === null
      ? ''
      : word('coverage/sources/lag', { span: formatSpan(Math.max(0, lagSec) * 1000, language) }),
    feedBudgetWords(health, words, when),
    licence,
  ];
  return parts.filter((part) => part !== '');
}

/** Every source by domain, in a fixed order: its state, its age against its cadence, its counts. */
export function SourceList({
  sources,
  isDense,
  minuteMs,
  zone,
}: {
  readonly sources: readonly FeedHealth[];
  /** One line for each. */
  readonly isDense: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const when = { nowMs: minuteMs, zone };
  const domainOf = (index: number): Domain | undefined => sources[index]?.about;
  return (
    <ul className={styles['rows']} data-dense={isDense}>
      {sources.map((health, index) => {
        const { feed, about, state, title, lastGood, everySec, quality } = health;
        const ageSec =
          lastGood === null ? undefined : Math.max(0, (minuteMs - Date.parse(lastGood)) / 1000);
        return (
          <li key={feed} className={styles['row']} data-state={state}>
            <p className={styles['domain']} lang={language}>
              {about === domainOf(index - 1) ? (
                <span className="said">{word(`domain/${about}`)}</span>
              ) : (
                word(`domain/${about}`)
              )}
            </p>
            <span className={styles['tick']}>
              <FeedTick health={health} />
            </span>
            <p className={styles['name']}>{say(title)}</p>
            <p className={styles['state']}>
              {quality === 'uncertain' ? <UncertainTag /> : null}
              {stateWords(health, words, when)}
            </p>
            <div className={styles['facts']}>
              <AgeBar ageSec={ageSec} everySec={everySec} />
              <FittingParts className={styles['words']} parts={factWords(health, words, when)} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
