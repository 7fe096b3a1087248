import { memo, type JSX } from 'react';
import type { AlarmLoadData } from '../../../contract/alarm.ts';
import type { AlarmEvent } from '../../city/select-alarms.ts';
import { useWords } from '../../design/wording.ts';
import { unjudgedWord } from './hazard-words.ts';
import desk from './desk.module.css';
import detail from './detail.module.css';

/** Which rules load the position most, and what no rule can judge. */
export const LoadFacts = memo(function LoadFacts({
  load,
  alarms,
}: {
  readonly load: AlarmLoadData;
  readonly alarms: readonly AlarmEvent[];
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  /** As one of its alarms calls it; of a rule without any its id. */
  const nameOf = (rule: string): string => {
    const label = alarms.find(({ data }) => data.rule === rule)?.data.label;
    return label === undefined ? rule : say(label);
  };
  return (
    <>
      {load.badActors.length === 0 ? null : (
        <>
          <h3 className={detail['part']}>{word('ops/load/badActors')}</h3>
          <ol>
            {load.badActors.map(({ rule, n }) => (
              <li key={rule} className={detail['said']}>
                {nameOf(rule)} <strong className={desk['value']}>{word('ops/count', { n })}</strong>
              </li>
            ))}
          </ol>
        </>
      )}
      {load.unjudged.length === 0 ? null : (
        <>
          <h3 className={detail['part']}>{word('ops/load/unjudged')}</h3>
          <ul>
            {load.unjudged.map(({ rule, n, reasons }) => (
              <li key={rule} className={detail['said']}>
                {nameOf(rule)}{' '}
                {word('ops/load/unjudgedRow', {
                  n,
                  why: reasons.map((reason) => unjudgedWord(reason, words)).join(', '),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
});
