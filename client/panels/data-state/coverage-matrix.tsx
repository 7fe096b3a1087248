import type { JSX } from 'react';
import type { District } from '../../../contract/place.ts';
import type { Coverage, DomainCoverage } from '../../city/select-district-coverage.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { fittingNames } from '../fitting-names.ts';
import { shortDistrict } from '../matter-words.ts';
import styles from './coverage-matrix.module.css';

const CELL = 16;
const HEIGHT = 34;
/** Room of the names of districts, in Hangul. */
const NAMES_ROOM = 6;

/** Full = measured there, half = told of the whole city, hatched = not known. */
function Cell({ coverage, x }: { readonly coverage: Coverage; readonly x: number }): JSX.Element {
  const isNone = coverage === 'none' || coverage === 'lost';
  const height = coverage === 'told' ? HEIGHT / 2 : HEIGHT;
  return (
    <rect
      x={x}
      y={HEIGHT - height}
      width={CELL - 3}
      height={height}
      fill={isNone ? 'url(#hatch)' : 'var(--g-6)'}
      stroke={isNone ? 'var(--g-8)' : 'none'}
    />
  );
}

function missingWords(
  { cells, known }: DomainCoverage,
  districts: readonly District[],
  { say, word }: Words,
): string {
  if (known === districts.length) return '';
  if (known === 0) return word('coverage/matrix/everywhere');
  const names = districts
    .filter(({ code }) => cells.get(code) === 'none' || cells.get(code) === 'lost')
    .map(({ name }) => shortDistrict(say(name)));
  const { shown, rest } = fittingNames(names, NAMES_ROOM);
  const more = rest === 0 ? '' : ` ${word('coverage/exceptions/more', { n: rest })}`;
  return `${word('coverage/matrix/missing', { names: shown.join(', ') })}${more}`;
}

/** Domains by districts in the city's order: what is known where, and which districts are not. */
export function CoverageMatrix({
  rows,
  districts,
}: {
  readonly rows: readonly DomainCoverage[];
  readonly districts: readonly District[];
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  return (
    <ul className={styles['rows']}>
      {rows.map((row) => (
        <li key={row.domain} className={styles['row']}>
          <p className={styles['domain']}>{word(`domain/${row.domain}`)}</p>
          <svg
            className={styles['cells']}
            viewBox={`0 0 ${CELL * districts.length} ${HEIGHT}`}
            preserveAspectRatio="none"
            aria-hidden
          >
            {districts.map(({ code }, index) => (
              <Cell key={code} coverage={row.cells.get(code) ?? 'none'} x={index * CELL} />
            ))}
          </svg>
          <p className={styles['count']}>
            {word('coverage/matrix/of', { n: row.known, m: districts.length })}
          </p>
          <p className={styles['missing']}>{missingWords(row, districts, words)}</p>
        </li>
      ))}
    </ul>
  );
}
