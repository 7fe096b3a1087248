import { memo, useState, type JSX } from 'react';
import type { ScoresData } from '../../../contract/city-indicator.ts';
import type { District, DistrictCode } from '../../../contract/place.ts';
import { clockMinute, formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ScoreParts } from './score-parts.tsx';
import desk from './desk.module.css';
import styles from './indicators.module.css';

type Domain = ScoresData['domains'][number];

interface Picked {
  readonly district: DistrictCode;
  readonly domain: Domain;
}

/** Districts by domains; a score that is pressed shows what it was counted from. */
export const ScoreTable = memo(function ScoreTable({
  scores,
  districts,
  zone,
}: {
  readonly scores: ScoresData;
  readonly districts: readonly District[];
  readonly zone: string;
}): JSX.Element {
  const { language, say, word } = useWords();
  const [picked, setPicked] = useState<Picked>();
  const { domains } = scores;
  const told = (score: number | null | undefined): string => score?.toFixed(2) ?? '?';
  const chosen = districts.find(({ code }) => code === picked?.district);
  return (
    <>
      <p className={desk['note']}>
        {word('ops/indicator/scoreNote', {
          time: clockMinute(Date.parse(scores.until), zone),
          span: formatSpan(scores.windowSec * 1000, language),
        })}
      </p>
      <div className={styles['scores']}>
        <table className={desk['table']}>
          <thead>
            <tr>
              <th scope="col">{word('ops/indicator/district')}</th>
              <th scope="col" className={desk['number']}>
                {word('ops/indicator/total')}
              </th>
              {domains.map((domain) => (
                <th key={domain.id} scope="col" className={desk['number']}>
                  {say(domain.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {districts.map(({ code, name }) => (
              <tr key={code}>
                <th scope="row">{say(name)}</th>
                <td className={desk['number']}>
                  <strong>{told(scores.total[code]?.score)}</strong>
                </td>
                {domains.map((domain) => {
                  const score = scores.scores[code]?.[domain.id];
                  const isPicked = picked?.district === code && picked.domain.id === domain.id;
                  return (
                    <td key={domain.id} className={desk['number']}>
                      <button
                        type="button"
                        className={`${styles['score']} ${score == null ? desk['hatched'] : ''}`}
                        data-known={score != null}
                        aria-pressed={isPicked}
                        aria-label={`${say(name)} ${say(domain.name)} ${score == null ? word('ops/unknown') : told(score)}`}
                        onClick={() => setPicked({ district: code, domain })}
                      >
                        {told(score)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {picked === undefined || chosen === undefined ? (
          <p className={desk['empty']}>{word('ops/indicator/chooseScore')}</p>
        ) : (
          <ScoreParts scores={scores} district={chosen} domain={picked.domain} />
        )}
      </div>
    </>
  );
});
