import type { CSSProperties, JSX } from 'react';
import { SeverityMark } from '../design/severity-mark.tsx';
import { fillColour, levelOf, lineColour } from '../design/severity.ts';
import { leaderEnd } from './callout-slots.ts';
import styles from './callouts.module.css';
import type { PlacedCallout } from './use-placed-callouts.ts';

function Leader({ target, slot }: PlacedCallout): JSX.Element {
  const { x: x2, y: y2 } = leaderEnd(slot);
  const end = { x2, y2 };
  return (
    <g>
      <line className={styles['casing']} x1={target.x} y1={target.y} {...end} />
      <line className={styles['leader']} x1={target.x} y1={target.y} {...end} />
    </g>
  );
}

function Mark({ row, target }: PlacedCallout): JSX.Element {
  return (
    <span className={styles['mark']} style={{ left: target.x, top: target.y }}>
      <SeverityMark level={levelOf(row.severity)} />
    </span>
  );
}

function Words({ row, slot }: PlacedCallout): JSX.Element {
  const level = levelOf(row.severity);
  const bar = { '--bar': level === '?' ? lineColour(level) : fillColour(level) } as CSSProperties;
  return (
    <div
      className={styles['callout']}
      data-slot={slot.id}
      data-subject={row.subject}
      style={{ ...bar, left: Math.round(slot.x), top: Math.round(slot.y), maxWidth: slot.width }}
    >
      <strong className={styles['title']}>{row.title}</strong>
      <span className={styles['detail']}>{row.detail}</span>
    </div>
  );
}

/** At most seven places named on the map, each with its mark, a line and two lines of words. */
export function Callouts({ placed }: { readonly placed: readonly PlacedCallout[] }): JSX.Element {
  return (
    <div className={styles['callouts']}>
      <svg className={styles['lines']} aria-hidden="true">
        {placed.map((one) => (
          <Leader key={one.row.subject} {...one} />
        ))}
      </svg>
      {placed.map((one) => (
        <Mark key={one.row.subject} {...one} />
      ))}
      {placed.map((one) => (
        // In another slot it is written anew, not drawn along.
        <Words key={`${one.slot.id} ${one.row.subject}`} {...one} />
      ))}
    </div>
  );
}
