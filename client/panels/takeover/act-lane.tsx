import { useEffect, useRef, useState, type JSX } from 'react';
import { placeActs } from '../../city/place-acts.ts';
import type { Act } from '../../city/select-acts.ts';
import { shareOf, type TimeAxis } from '../../city/time-axis.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { hangulWidth } from '../matter-words.ts';
import styles from './act-lane.module.css';

const ROWS = 3;
/** Of one act's words; the rest is cut. */
const MOST_EM = 12;
/** Of the height: below them is the line of marks that have no room for words. */
const ROWS_SHARE = 0.92;
const BARE_SHARE = 0.97;
/** Mark, time and the sign of its basis beside the words. */
const BESIDE_EM = 4.4;
/** Until the element is measured: the plot on a wall of 3840 units. */
const USUAL_EM = 76;

export function actWords(act: Act, { say, word }: Words): string {
  switch (act.form) {
    case 'told':
      return say(act.text);
    case 'order':
      return word('takeover/time/order', { text: act.text });
    case 'acknowledged':
      return word('takeover/time/acknowledged', { by: act.by });
    case 'phase': {
      if (act.phase === 'closed') return word('takeover/time/closed');
      const level = word(`level/${levelOf(act.severity)}`);
      return word(act.isFirst ? 'takeover/time/opened' : 'takeover/time/became', { level });
    }
  }
}

/** Width of the plot in its own type size. */
function useWidthEm(): [(element: HTMLElement | null) => void, number] {
  const [widthEm, setWidthEm] = useState(USUAL_EM);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const seen = useRef<number>(undefined);
  useEffect(() => {
    if (element === null) return;
    const measure = (): void => {
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const width = element.clientWidth / size;
      if (!Number.isFinite(width) || width === 0 || width === seen.current) return;
      seen.current = width;
      setWidthEm(width);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, widthEm];
}

/** What was said and done, each at the time it became known; words in rows, marks at their time. */
export function ActLane({
  acts,
  axis,
  nowMs,
  zone,
}: {
  readonly acts: readonly Act[];
  readonly axis: TimeAxis;
  readonly nowMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const [measured, widthEm] = useWidthEm();
  const shown = acts.filter(({ atMs }) => atMs >= axis.fromMs && atMs <= nowMs);
  const placed = placeActs(
    shown.map((act) => ({
      act,
      share: shareOf(axis, act.atMs),
      widthEm: Math.min(MOST_EM, hangulWidth(actWords(act, words)) * 0.97) + BESIDE_EM,
    })),
    { widthEm, rows: ROWS },
  );
  const rest = placed.filter(({ row }) => row === undefined).length;
  return (
    <div className={styles['acts']}>
      <p className={styles['label']}>
        <strong>{word('takeover/time/acts')}</strong>
        {rest === 0 ? null : (
          <span className={styles['rest']}>{word('takeover/time/more', { n: rest })}</span>
        )}
      </p>
      <ol className={styles['plot']} ref={measured}>
        {placed.map(({ act, share, row, isLeft }) => (
          <li
            // In another row, on the other side or on another axis it is written anew, not moved there.
            key={`${act.key} ${row ?? ''} ${isLeft} ${Math.round(share * 1000)}`}
            className={styles['act']}
            data-side={isLeft ? 'left' : 'right'}
            data-worded={row !== undefined}
            style={{
              left: `${share * 100}%`,
              top: `${(row === undefined ? BARE_SHARE : ((row + 0.5) / ROWS) * ROWS_SHARE) * 100}%`,
            }}
          >
            {act.form === 'order' || act.form === 'acknowledged' ? (
              <span className={styles['square']} aria-hidden />
            ) : (
              <SeverityMark level={levelOf(act.severity)} className={styles['mark']} />
            )}
            <span className={row === undefined ? 'said' : styles['words']}>
              <time className={styles['time']}>{clockMinute(act.atMs, zone)}</time>{' '}
              <span className={styles['text']}>{actWords(act, words)}</span>
              <BasisMark basis={act.basis} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
