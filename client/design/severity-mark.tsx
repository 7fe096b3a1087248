import type { JSX } from 'react';
import { fillColour, type Level } from './severity.ts';

const CIRCLE = <circle cx="16" cy="16" r="12.5" />;
const TRIANGLE = <path d="M16 2.6 30.2 28H1.8Z" />;
const DIAMOND = <path d="M16 .9 31.1 16 16 31.1.9 16Z" />;
const OCTAGON = <path d="M10.3 2.2h11.4l8.1 8.1v11.4l-8.1 8.1H10.3l-8.1-8.1V10.3Z" />;

/** The shape of a level inside a 32 × 32 box; optical sizes match. */
export function SeverityShape({ level }: { readonly level: Level }): JSX.Element {
  const fill = fillColour(level);
  switch (level) {
    case '?':
      return (
        <text x="16" y="26" textAnchor="middle" fontSize="29" fontWeight="600" fill="var(--g-7)">
          ?
        </text>
      );
    case 0:
      return <circle cx="16" cy="16" r="6.5" fill="none" stroke="var(--g-6)" strokeWidth="3" />;
    case 1:
      return <g fill={fill}>{CIRCLE}</g>;
    case 2:
      return <g fill={fill}>{TRIANGLE}</g>;
    case 3:
      return <g fill={fill}>{DIAMOND}</g>;
    case 4:
      return (
        <g>
          <g fill={fill}>{OCTAGON}</g>
          <path d="M14 7h4l-.7 11.4h-2.6Z" fill="var(--sev-4-on)" />
          <circle cx="16" cy="23" r="2.3" fill="var(--sev-4-on)" />
        </g>
      );
  }
}

/**
 * Mark of a level. Decorative for assistive technology unless `label` says the word: where the
 * word stands beside it, it must not be read twice.
 */
export function SeverityMark({
  level,
  label,
  className,
}: {
  readonly level: Level;
  readonly label?: string;
  readonly className?: string | undefined;
}): JSX.Element {
  const naming =
    label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg viewBox="0 0 32 32" className={className} data-level={level} {...naming}>
      <SeverityShape level={level} />
    </svg>
  );
}
