import { memo, type JSX } from 'react';
import type { Swatch } from '../../explore/layer-swatch.ts';
import { MAP_SYMBOLS, SYMBOL_DASH, SYMBOL_STROKE } from '../../design/map-symbols.ts';
import { SeverityShape } from '../../design/severity-mark.tsx';
import styles from './layer-row.module.css';

function Shape({ swatch }: { readonly swatch: Swatch }): JSX.Element | null {
  switch (swatch.type) {
    case 'ramp':
      return (
        <>
          {swatch.tokens.map((token, index) => (
            <rect
              key={token}
              x={index * 14}
              y="6"
              width="14"
              height="20"
              fill={`var(--${token})`}
            />
          ))}
        </>
      );
    case 'line':
      return <path d="M1 16H41" strokeWidth="6" stroke={`var(--${swatch.token})`} />;
    case 'outline':
      return (
        <rect
          x="3"
          y="6"
          width="36"
          height="20"
          fill="none"
          strokeWidth="3"
          stroke={`var(--${swatch.token})`}
        />
      );
    case 'area':
      return (
        <>
          <rect x="2" y="5" width="38" height="22" fill={`var(--${swatch.token})`} opacity="0.35" />
          <path d="M2 5H40V27H2Z" fill="none" strokeWidth="2" stroke="var(--g-8)" />
        </>
      );
    case 'dots':
      return (
        <g fill="var(--g-9)">
          <circle cx="13" cy="16" r="6" />
          <circle cx="31" cy="16" r="4" opacity="0.5" />
        </g>
      );
    case 'ring':
      return <circle cx="21" cy="16" r="7" fill="none" strokeWidth="3.4" stroke="var(--g-9)" />;
    case 'ticks':
      return <path d="M5 27V20M15 27V12M25 27V17M35 27V6" strokeWidth="5" stroke="var(--g-8)" />;
    case 'symbol':
      return (
        <g transform="translate(5 0)">
          {MAP_SYMBOLS[swatch.symbol].map(({ d, paint }) =>
            paint === 'fill' ? (
              <path key={d} d={d} fill="var(--g-8)" fillRule="evenodd" />
            ) : (
              <path
                key={d}
                d={d}
                fill="none"
                stroke="var(--g-8)"
                strokeWidth={SYMBOL_STROKE}
                strokeDasharray={paint === 'dash' ? SYMBOL_DASH.join(' ') : undefined}
              />
            ),
          )}
        </g>
      );
    case 'mark':
      return (
        <g transform="translate(5 0)">
          <SeverityShape level={swatch.level} />
        </g>
      );
    case 'none':
      return null;
    case 'rows':
      return <path d="M6 8H36M6 16H36M6 24H36" strokeWidth="2.6" stroke="var(--g-6)" />;
  }
}

/** A layer as it is drawn, in the size of a letter; its name stands beside it. */
export const LayerSwatch = memo(function LayerSwatch({
  swatch,
}: {
  readonly swatch: Swatch;
}): JSX.Element {
  return (
    <svg viewBox="0 0 42 32" className={styles['swatch']} aria-hidden>
      <Shape swatch={swatch} />
    </svg>
  );
});
