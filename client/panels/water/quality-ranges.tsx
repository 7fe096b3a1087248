import type { JSX } from 'react';
import type { QualityProperty, WaterQuality } from '../../city/select-water-quality.ts';
import { formatNumber, withUnit } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import styles from './quality-ranges.module.css';

const PATH_OF: Readonly<Record<QualityProperty, string>> = {
  'water.temperature': 'water/quality/temperature',
  'water.ph': 'water/quality/ph',
  'water.do': 'water/quality/do',
};
/** UCUM as people write it. */
const UNIT_OF: Readonly<Record<string, string>> = { Cel: '℃', '1': '' };

/** Temperature, pH and oxygen of the water as ranges over the places that give a number. */
export function QualityRanges({ quality }: { readonly quality: WaterQuality }): JSX.Element {
  const { language, word } = useWords();
  return (
    <dl className={styles['ranges']}>
      {quality.ranges.map(({ property, range, unit, current, known }) => {
        const [low, high] = (range ?? []).map((value) => formatNumber(value, language));
        const shown = low === high ? (low ?? '') : `${low}–${high}`;
        return (
          <div key={property}>
            <dt>
              {word(PATH_OF[property])}{' '}
              {known > 0 && current < known
                ? word('water/quality/places', { current, known })
                : null}
            </dt>
            <dd>
              {range === undefined ? (
                <span className={styles['none']}>{word('water/quality/none')}</span>
              ) : (
                withUnit(shown, UNIT_OF[unit] ?? unit)
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
