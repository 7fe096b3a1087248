import type { JSX } from 'react';
import type { Judged } from '../../city/select-attainment.ts';
import { formatNumber, withUnit } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { TrendLine } from '../trend-line.tsx';
import { WallBar } from '../wall-bar.tsx';
import { WallRow, WallRows } from '../wall-row.tsx';
import styles from './short-list.module.css';

/** Indicators that fall short of their target: value, course, target, period and whose figure it is. */
export function ShortList({
  rows,
  most,
}: {
  readonly rows: readonly Judged[];
  /** Rows that fit. */
  readonly most: number;
}): JSX.Element {
  const { language, say, word } = useWords();
  if (rows.length === 0) return <WallRows none={word('administration/short/none')} />;
  return (
    <WallRows>
      {rows.slice(0, most).map((data) => {
        const { statistic, label, unit, value, target, attainment, past, period, basis } = data;
        const number = (told: number): string => withUnit(formatNumber(told, language), say(unit));
        // A unit that is a long word stands beside the value above.
        const isLongUnit = /^\p{L}{4,}$/u.test(say(unit));
        const targetOf = isLongUnit ? (told: number) => formatNumber(told, language) : number;
        return (
          <WallRow
            key={`${statistic} ${period.from}`}
            title={say(label)}
            value={
              <>
                <TrendLine
                  className={styles['trend']}
                  values={[...past.map((each) => each.value), value]}
                  label={`${say(label)} ${word('ops/indicator/trend')}`}
                />
                {number(value)}
                <BasisMark basis={basis} />
              </>
            }
            note={`${say(period.label)} · ${say(data.sourceName)}`}
            aside={word('administration/short/aside', {
              target: target === undefined ? '?' : targetOf(target),
              pct: Math.round(attainment * 100),
            })}
            bar={<WallBar share={attainment} tick={1} />}
          />
        );
      })}
    </WallRows>
  );
}
