import type { JSX } from 'react';
import type { SituationData } from '../../../contract/situation.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import styles from './exposed-people.module.css';

/** How many live where it happens, how that was counted, and how large the area is. */
export function ExposedPeople({ data }: { readonly data: SituationData }): JSX.Element {
  const { language, say, word } = useWords();
  const { exposed, areaKm2, districts } = data;
  const area = formatNumber(areaKm2, language);
  const homes = districts.length === 1 ? 'homesOne' : 'homes';
  return (
    <div className={styles['exposed']}>
      <p className={styles['number']} data-known={exposed !== null}>
        {exposed === null ? (
          word('takeover/exposed/unknown')
        ) : (
          <>
            {formatNumber(exposed.people, language)}
            <span className={styles['unit']}>{word('takeover/exposed/people')}</span>
          </>
        )}
      </p>
      <p className={styles['basis']}>
        <span>{exposed === null ? word('takeover/exposed/why') : say(exposed.basis)}</span>
        <span>{word(`takeover/exposed/${homes}`, { area, n: districts.length })}</span>
      </p>
    </div>
  );
}
