import type { CSSProperties, JSX } from 'react';
import type { Density } from './density.ts';
import styles from './time-density.module.css';

/** Bars on the rail: where to look back, since much went on then. Hatched where something is missing. */
export function TimeDensity({
  density,
  fromMs,
  toMs,
}: {
  readonly density: Density;
  readonly fromMs: number;
  readonly toMs: number;
}): JSX.Element {
  const share = (ms: number): number =>
    (Math.min(Math.max(ms, fromMs), toMs) - fromMs) / Math.max(1, toMs - fromMs);
  const place = (span: { readonly fromMs: number; readonly toMs: number }, height: number) =>
    ({
      left: `${100 * share(span.fromMs)}%`,
      width: `${100 * (share(span.toMs) - share(span.fromMs))}%`,
      height: `${100 * height}%`,
    }) satisfies CSSProperties;
  const most = Math.max(1, ...density.bars.map(({ count }) => count));
  return (
    <div className={styles['strip']} aria-hidden>
      {density.bars.map((bar) => (
        <i key={bar.fromMs} className={styles['bar']} style={place(bar, bar.count / most)} />
      ))}
      {density.holes.map((hole, index) => (
        // Several kinds may miss the same span.
        <i key={`${hole.fromMs} ${index}`} className={styles['hole']} style={place(hole, 1)} />
      ))}
    </div>
  );
}
