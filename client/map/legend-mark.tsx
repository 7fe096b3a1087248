import type { JSX } from 'react';
import { MAP_SYMBOLS, SYMBOL_DASH, SYMBOL_STROKE } from '../design/map-symbols.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import type { LegendMark } from './define-layer.ts';

/** A symbol of the map beside its word; the word says it, so it is not read out. */
export function LegendSymbol({
  mark,
  className,
}: {
  readonly mark: LegendMark['mark'];
  readonly className: string | undefined;
}): JSX.Element {
  if ('level' in mark) return <SeverityMark level={mark.level} className={className} />;
  const colour = `var(--${mark.token})`;
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden>
      {MAP_SYMBOLS[mark.symbol].map(({ d, paint }) =>
        paint === 'fill' ? (
          <path key={d} d={d} fill={colour} fillRule="evenodd" />
        ) : (
          <path
            key={d}
            d={d}
            fill="none"
            stroke={colour}
            strokeWidth={SYMBOL_STROKE}
            strokeDasharray={paint === 'dash' ? SYMBOL_DASH.join(' ') : undefined}
          />
        ),
      )}
    </svg>
  );
}
