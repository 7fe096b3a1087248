import { memo, type JSX } from 'react';
import { fillColour, levelOfCell } from '../../design/severity.ts';
import styles from './district.module.css';

const cellCount = 36;
const cellPx = 3;
const heightPx = 16;

/** Levels of the last six hours, 10 min a bar; all districts have one height for one level. */
export const DistrictCells = memo(function DistrictCells({
  cells,
}: {
  readonly cells: string;
}): JSX.Element {
  const padded = cells.slice(-cellCount).padStart(cellCount, '?');
  return (
    <svg
      className={styles['cells']}
      viewBox={`0 0 ${cellCount * cellPx} ${heightPx}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      {[...padded].map((letter, index) => {
        const level = levelOfCell(letter);
        const height = level === '?' ? heightPx : 2 + level * 3.5;
        return (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a cell is its place
            key={index}
            x={index * cellPx}
            y={heightPx - height}
            width={cellPx - 0.5}
            height={height}
            fill={level === 0 ? 'var(--g-5)' : fillColour(level)}
          />
        );
      })}
    </svg>
  );
});
