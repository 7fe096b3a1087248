import type { JSX } from 'react';
import type { Threshold } from '../../../contract/event.ts';
import { SeverityShape } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import { chartNumber } from './chart-number.ts';

interface LineBox {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
}

const MARK = 9;

/** Name and value of a criterion at the right end of its line, behind its shape; or above the line where it begins. */
export function ThresholdLabel({
  threshold,
  isWithin,
  isNamed,
  viewBox,
}: {
  readonly threshold: Threshold;
  readonly isWithin: boolean;
  /** Whether there is room for its name. */
  readonly isNamed: boolean;
  /** Given by the chart: the line, or the plot. */
  readonly viewBox?: LineBox;
}): JSX.Element | null {
  const { language, say } = useWords();
  if (viewBox?.x === undefined || viewBox.y === undefined) return null;
  const x = viewBox.x + (viewBox.width ?? 0);
  const { severity, label, value } = threshold;
  return (
    <g>
      <svg x={x - MARK / 2} y={viewBox.y - MARK / 2} width={MARK} height={MARK} viewBox="0 0 32 32">
        <SeverityShape level={levelOf(severity)} />
      </svg>
      {isNamed ? (
        <text
          x={isWithin ? viewBox.x + 4 : x + MARK / 2 + 3}
          y={isWithin ? viewBox.y - 3 : viewBox.y + 4}
          fontSize={11.5}
          fill="var(--text-2)"
          stroke="var(--bg)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {`${say(label)} ${chartNumber(value, language)}`}
        </text>
      ) : null}
    </g>
  );
}
