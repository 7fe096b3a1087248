import type { JSX } from 'react';
import type { VoteData } from '../../../contract/city-indicator.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { WallBar } from '../wall-bar.tsx';
import { daySpan } from './day-span.ts';
import styles from './vote-results.module.css';

/** Votes of citizens with what was chosen: a bar for each choice, its number directly beside it. */
export function VoteResults({
  votes,
  most,
}: {
  readonly votes: readonly VoteData[];
  /** Votes that fit. */
  readonly most: number;
}): JSX.Element {
  const { language, say, word } = useWords();
  return (
    <div className={styles['votes']}>
      {votes.slice(0, most).map(({ vote, title, from, to, options, voters, outcome, basis }) => {
        const all = options.reduce((sum, option) => sum + option.votes, 0);
        return (
          <section key={vote}>
            <h3 className={styles['title']}>
              {say(title)} <BasisMark basis={basis} />
            </h3>
            <p className={styles['meta']}>
              {outcome === undefined
                ? word('voices/votes/pending')
                : word('voices/votes/outcome', { what: say(outcome) })}{' '}
              ·{' '}
              {word('voices/votes/voters', {
                span: daySpan(from, to, language),
                n: formatNumber(voters, language),
              })}
            </p>
            <ul>
              {options.map(({ name, votes: n }) => {
                const share = all === 0 ? undefined : n / all;
                return (
                  <li key={name.ko} className={styles['option']}>
                    <span className={styles['name']}>{say(name)}</span>
                    <span className={styles['bar']}>
                      <WallBar share={share} />
                    </span>
                    <span className={styles['count']}>
                      {share === undefined
                        ? word('voices/votes/noVotes')
                        : word('voices/votes/option', {
                            n: formatNumber(n, language),
                            pct: Math.round(share * 100),
                          })}
                    </span>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
