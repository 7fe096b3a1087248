import type { JSX } from 'react';
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

/** Districts in the city's order by domains; what is below its target stands out, what is not known is hatched. */
export function ScoreBoard({
  scores,
  districts,
}: {
  readonly scores: ScoresData;
  readonly districts: readonly District[];
}): JSX.Element {
  const { language, say, word } = useWords();
  const { domains, cap } = scores;
  return (
    <table className={styles['board']} lang={language}>
      <thead>
        <tr>
          <th scope="col">{word('administration/scores/district')}</th>
          <th scope="col" colSpan={2}>
            {word('administration/scores/total')}
          </th>
          {domains.map(({ id, name }) => (
            <th key={id} scope="col">
              {say(name)}
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
              <td className={styles['bar']}>
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
