import { memo, useRef, type JSX, type KeyboardEvent } from 'react';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords, type Words } from '../../design/wording.ts';
import { formatNumber } from '../../design/numbers.ts';
import type { HourCalls } from '../../explore/calls-normal.ts';
import { SCORE_COLUMNS, type ScoreColumn, type ScoreRow } from '../../explore/score-rows.ts';
import { DistrictCells } from './district-cells.tsx';
import styles from './district.module.css';

const NARROW: readonly ScoreColumn[] = ['name', 'level', 'situations', 'incidents', 'calls'];

interface Cell {
  readonly text: string;
  readonly isUnknown: boolean;
}

/** What a column says of a district. */
function cellOf(row: ScoreRow, column: ScoreColumn, { say, word }: Words): Cell {
  const unknown = { text: '?', isUnknown: true };
  const told = (text: string): Cell => ({ text, isUnknown: false });
  switch (column) {
    case 'name':
      return told(say(row.name));
    case 'level':
      return { text: word(`level/${row.level}`), isUnknown: row.level === '?' };
    case 'score':
      return row.score === undefined ? unknown : told(row.score.toFixed(2));
    case 'coverage':
      return row.domains === 0
        ? unknown
        : told(word('explore/drill/city/covered', { n: row.covered, of: row.domains }));
    case 'calls':
    case 'situations':
    case 'incidents':
    case 'requests': {
      const n = row[column];
      return n === undefined ? unknown : told(String(n));
    }
  }
}

/** `41 · 평소 6`: what was told of in the hour that the column's title names, beside the middle of the weeks before. */
function callsWords(code: string, hours: HourCalls | undefined, words: Words): string {
  const own = hours?.byDistrict.get(code);
  if (own === undefined) return '';
  const { language, word } = words;
  if (own.normal === undefined) {
    return word('explore/drill/city/callsNoNormal', { n: own.calls });
  }
  const normal = formatNumber(own.normal, language);
  return word('explore/drill/city/callsNormal', { n: own.calls, normal });
}

/**
 * All districts in a line each: level with its last six hours, score, what is open, calls, requests
 * and how much is known. Heads sort; arrows go from district to district, Enter opens one.
 */
export const DistrictTable = memo(function DistrictTable({
  rows,
  sort,
  isDescending,
  isWide,
  hourCalls,
  chosen,
  onSort,
  onOpen,
}: {
  readonly rows: readonly ScoreRow[];
  readonly sort: string;
  readonly isDescending: boolean;
  readonly isWide: boolean;
  /** Calls of the last whole hour beside what is normal; told where the table is wide. */
  readonly hourCalls?: HourCalls | undefined;
  readonly chosen: string | undefined;
  readonly onSort: (column: ScoreColumn) => void;
  readonly onOpen: (code: string) => void;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = isWide ? SCORE_COLUMNS : NARROW;
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const names = [...(body.current?.querySelectorAll<HTMLElement>('th button') ?? [])];
    const at = names.findIndex((name) => name === document.activeElement);
    const next = names[at + step];
    if (step === 0 || at < 0 || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  return (
    <table className={styles['table']} data-wide={isWide}>
      <caption className="said">{word('explore/drill/city/districts', { n: rows.length })}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              aria-sort={sort !== column ? 'none' : isDescending ? 'descending' : 'ascending'}
            >
              <button type="button" className={styles['sort']} onClick={() => onSort(column)}>
                {word(`explore/drill/city/column/${column}`)}
                <span aria-hidden>{sort !== column ? '' : isDescending ? ' ↓' : ' ↑'}</span>
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.code} data-chosen={row.code === chosen}>
            {columns.map((column) => {
              const { text, isUnknown } = cellOf(row, column, words);
              if (column === 'name') {
                return (
                  <th key={column} scope="row">
                    <button
                      type="button"
                      className={styles['name']}
                      aria-label={[text, word(`level/${row.level}`), ...row.reasons.map(say)].join(
                        ', ',
                      )}
                      onClick={() => onOpen(row.code)}
                      onKeyDown={press}
                    >
                      <SeverityMark level={row.level} className={styles['mark']} />
                      {text}
                    </button>
                  </th>
                );
              }
              return (
                <td key={column} data-column={column} data-unknown={isUnknown}>
                  {column === 'level' ? <DistrictCells cells={row.cells} /> : null}
                  {column === 'level' && !isWide ? null : text}
                  {isUnknown && column !== 'level' ? (
                    <span className="said">{word('explore/drill/city/unknown')}</span>
                  ) : null}
                  {column === 'calls' && isWide && row.callsDay !== undefined ? (
                    <span className={styles['why']}>
                      {word('explore/drill/city/callsDay', { n: row.callsDay })}
                    </span>
                  ) : null}
                  {column === 'calls' && isWide ? (
                    <span className={styles['why']}>{callsWords(row.code, hourCalls, words)}</span>
                  ) : null}
                  {column === 'level' && isWide ? (
                    <span className={styles['why']}>{row.reasons.slice(0, 1).map(say)}</span>
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
