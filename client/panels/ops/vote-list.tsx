import { memo, type JSX } from 'react';
import type { VoteData } from '../../../contract/city-indicator.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { ShareBar } from './share-bar.tsx';
import desk from './desk.module.css';
import styles from './indicators.module.css';

/** Votes of citizens with what was chosen, the latest first. */
export const VoteList = memo(function VoteList({
  votes,
}: {
  readonly votes: readonly VoteData[];
}): JSX.Element {
  const { language, say, word } = useWords();
  return (
    <>
      {votes.map(({ vote, title, from, to, options, voters, outcome, sourceName }) => {
        const all = options.reduce((sum, option) => sum + option.votes, 0);
        return (
          <section key={vote} className={styles['votes']}>
            <h2 className={desk['title']}>{say(title)}</h2>
            <p className={desk['note']}>
              {from}–{to} · {word('ops/indicator/voters', { n: formatNumber(voters, language) })} ·{' '}
              {say(sourceName)}
            </p>
            <ul>
              {options.map(({ name, votes: n }) => {
                const share = all === 0 ? undefined : n / all;
                return (
                  <li key={name.ko} className={styles['option']}>
                    <span>{say(name)}</span>
                    <ShareBar share={share} />
                    <span>
                      {share === undefined
                        ? word('ops/unknown')
                        : word('ops/indicator/votesOf', {
                            n: formatNumber(n, language),
                            pct: Math.round(share * 100),
                          })}
                    </span>
                  </li>
                );
              })}
            </ul>
            {outcome === undefined ? null : <p>{say(outcome)}</p>}
          </section>
        );
      })}
    </>
  );
});
