import { memo, type JSX } from 'react';
import { fillColour, levelOfCell, type Level } from '../../design/severity.ts';
import styles from './district.module.css';

const cellCount = 36;
const cellPx = 3;
const heightPx = 16;

/** The bars of each level as one path. */
function barsByLevel(cells: string): ReadonlyMap<Level, string> {
  const padded = cells.slice(-cellCount).padStart(cellCount, '?');
  const bars = new Map<Level, string>();
  for (const [index, letter] of [...padded].entries()) {
    const level = levelOfCell(letter);
    const height = level === '?' ? heightPx : 2 + level * 3.5;
    const bar = `M${index * cellPx} ${heightPx}v${-height}h${cellPx - 0.5}v${height}z`;
    bars.set(level, (bars.get(level) ?? '') + bar);
  }
  return bars;
}

/** Levels of the last six hours, 10 min a bar; all districts have one height for one level. */
export const DistrictCells = memo(function DistrictCells({
  cells,
}: {
  readonly cells: string;
}): JSX.Element {
  return (
    <svg
      className={styles['cells']}
      viewBox={`0 0 ${cellCount * cellPx} ${heightPx}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {[...barsByLevel(cells)].map(([level, path]) => (
        <path key={level} d={path} fill={level === 0 ? 'var(--g-5)' : fillColour(level)} />
      ))}
    </svg>
  );
});
