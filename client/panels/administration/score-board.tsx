import type { JSX, ReactNode } from 'react';
import type { ScoresData } from '../../../contract/city-indicator.ts';
import type { District } from '../../../contract/place.ts';
import { HatchBox } from '../../design/hatch.tsx';
import { useWords } from '../../design/wording.ts';
import { shortDistrict } from '../matter-words.ts';
import { WallBar } from '../wall-bar.tsx';
import styles from './score-board.module.css';

/** A score is held against its target: 1. */
const TARGET = 1;

function Score({ score }: { readonly score: number | null | undefined }): JSX.Element {
  if (score == null) {
    return (
      <td>
        <HatchBox />?
      </td>
    );
  }
  return <td className={score < TARGET ? styles['short'] : undefined}>{score.toFixed(2)}</td>;
}

/**
 * Districts in the city's order by domains; what is below its target stands out, what is not known
 * is hatched. Two boards of one width have their columns in the same places.
 */
export function ScoreBoard({
  scores,
  districts,
  isRest = false,
}: {
  readonly scores: ScoresData;
  readonly districts: readonly District[];
  /** The names of the columns stand above the districts before these. */
  readonly isRest?: boolean;
}): JSX.Element {
  const { language, say, word } = useWords();
  const { domains, cap } = scores;
  const head = (name: string): ReactNode => (isRest ? <span className="said">{name}</span> : name);
  return (
    <table className={styles['board']} data-rest={isRest} lang={language}>
      <colgroup>
        <col className={styles['name']} />
        <col className={styles['bar']} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{head(word('administration/scores/district'))}</th>
          <th scope="col" colSpan={2}>
            {head(word('administration/scores/total'))}
          </th>
          {domains.map(({ id, name }) => (
            <th key={id} scope="col">
              {head(say(name))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {districts.map(({ code, name }) => {
          const total = scores.total[code]?.score;
          return (
            <tr key={code}>
              <th scope="row">{shortDistrict(say(name))}</th>
              <td>
                <WallBar share={total == null ? undefined : total / cap} tick={TARGET / cap} />
              </td>
              <Score score={total} />
              {domains.map(({ id }) => (
                <Score key={id} score={scores.scores[code]?.[id]} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
