import { memo, type CSSProperties, type JSX } from 'react';
import type { District } from '../../contract/place.ts';
import type { DistrictLevelsData } from '../../contract/indicator.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import { fillColour, levelOfCell } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import { breakable, shortDistrict } from './matter-words.ts';
import styles from './district-strip.module.css';

const cellCount = 36;
/** With no more districts than this every name fits in one line. */
const roomyUpTo = 14;
/** With no more than this there is room for the level and its reasons in words. */
const wordyUpTo = 5;

interface Run {
  readonly letter: string;
  readonly from: number;
  readonly length: number;
}

/** Neighbouring cells of one level as one bar; missing cells are "not known". */
export function cellRuns(cells: string): readonly Run[] {
  const padded = cells.slice(-cellCount).padStart(cellCount, '?');
  const runs: Run[] = [];
  for (const [index, letter] of [...padded].entries()) {
    const last = runs.at(-1);
    if (last?.letter === letter) runs[runs.length - 1] = { ...last, length: last.length + 1 };
    else runs.push({ letter, from: index, length: 1 });
  }
  return runs;
}

/** The districts in official order: six hours of levels, and the level now at their end. */
export const DistrictStrip = memo(function DistrictStrip({
  districts,
  levels,
  isUnknown,
  isLate = false,
}: {
  readonly districts: readonly District[];
  readonly levels: DistrictLevelsData | undefined;
  readonly isUnknown: boolean;
  /** Nothing is in time: what was abnormal stands, what was normal is not known. */
  readonly isLate?: boolean;
}): JSX.Element {
  const { word, say } = useWords();
  const isWordy = districts.length <= wordyUpTo;
  return (
    <section className={styles['strip']} aria-label={word('districts/label')}>
      <ol
        className={styles['cells']}
        style={{ '--districts': districts.length } as CSSProperties}
        data-roomy={districts.length <= roomyUpTo}
        data-wordy={isWordy}
      >
        {districts.map(({ code, name }) => {
          const cells = isUnknown ? '' : (levels?.cells[code] ?? '');
          const told = levelOfCell(cells.at(-1));
          const level = isLate && told === 0 ? '?' : told;
          const reasons = isUnknown ? [] : (levels?.reasons[code] ?? []);
          const levelWord = word(`level/${level}`);
          const why = reasons.map(say).join(' · ');
          const isAbnormal = level !== 0 && level !== '?';
          return (
            <li key={code} className={styles['cell']} data-level={level} data-district={code}>
              <p className={isAbnormal ? styles['abnormal'] : styles['name']}>
                {breakable(shortDistrict(say(name)))}
                {isWordy ? (
                  <span className={styles['why']}>{why}</span>
                ) : (
                  <span className="said">
                    {levelWord} {why}
                  </span>
                )}
              </p>
              <svg
                className={styles['history']}
                viewBox="0 0 108 48"
                preserveAspectRatio="none"
                aria-hidden
              >
                {cellRuns(cells).map(({ letter, from, length }) => (
                  <rect
                    key={from}
                    x={from * 3}
                    width={length * 3}
                    height={48}
                    fill={fillColour(levelOfCell(letter))}
                  />
                ))}
              </svg>
              <SeverityMark level={level} className={styles['mark']} />
              {isWordy ? <p className={styles['level']}>{levelWord}</p> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
});
