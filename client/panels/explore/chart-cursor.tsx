import { useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../../design/wording.ts';
import type { TimePart } from '../../explore/series-chart.ts';
import type { ChartSpan } from '../../explore/series-points.ts';
import { FRAME, instantAt, xOf } from './chart-frame.ts';
import styles from './chart.module.css';

const stepMs = 60_000;
const leapMs = 600_000;
/** Narrower than this a brush was a click. */
const CLICK_PX = 4;

/**
 * The one cursor of a stack of charts: it moves by pointer or arrows, and a part of the time is
 * brushed by dragging or with Shift; the part is taken when the pointer is let go, or by Enter.
 */
export function ChartCursor({
  span,
  width,
  atMs,
  brush,
  range,
  said,
  onMove,
  onBrush,
  onRange,
}: {
  readonly span: ChartSpan;
  readonly width: number;
  readonly atMs: number;
  /** Being brushed, not taken yet. */
  readonly brush: TimePart | undefined;
  /** The brushed part of the desk. */
  readonly range: TimePart | undefined;
  /** What the charts say at the cursor. */
  readonly said: string;
  readonly onMove: (atMs: number | undefined) => void;
  readonly onBrush: (brush: TimePart | undefined) => void;
  readonly onRange: (range: TimePart | undefined) => void;
}): JSX.Element {
  const { word } = useWords();
  const begun = useRef<number>(undefined);
  const at = (event: PointerEvent<HTMLElement>): number =>
    instantAt(event.clientX - event.currentTarget.getBoundingClientRect().left, span, width);
  const part = (a: number, b: number): TimePart => ({
    fromMs: Math.min(a, b),
    toMs: Math.max(a, b),
  });
  const isWide = ({ fromMs, toMs }: TimePart): boolean =>
    xOf(toMs, span, width) - xOf(fromMs, span, width) >= CLICK_PX;
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (direction !== 0) {
      const step = event.shiftKey ? leapMs : stepMs;
      const next = Math.min(span.clockMs, Math.max(span.fromMs, atMs + direction * step));
      if (event.shiftKey) {
        begun.current ??= atMs;
        onBrush(part(begun.current, next));
      }
      onMove(next);
    } else if (event.key === 'Home') onMove(span.fromMs);
    else if (event.key === 'End') onMove(span.clockMs);
    else if (event.key === 'Enter' && brush !== undefined) {
      begun.current = undefined;
      onRange(brush);
      onBrush(undefined);
    } else if (event.key === 'Escape' && (brush !== undefined || range !== undefined)) {
      begun.current = undefined;
      if (brush === undefined) onRange(undefined);
      onBrush(undefined);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = brush ?? range;
  const [left, right] =
    shown === undefined
      ? [0, 0]
      : [
          Math.max(FRAME.left, xOf(shown.fromMs, span, width)),
          Math.min(width - FRAME.right, xOf(shown.toMs, span, width)),
        ];
  return (
    <div
      className={styles['cursor']}
      role="slider"
      tabIndex={0}
      aria-label={word('explore/drill/chart/cursor')}
      aria-valuemin={Math.round(span.fromMs / stepMs)}
      aria-valuemax={Math.round(span.clockMs / stepMs)}
      aria-valuenow={Math.round(atMs / stepMs)}
      aria-valuetext={said}
      onKeyDown={press}
      onBlur={() => onMove(undefined)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        begun.current = at(event);
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        onMove(at(event));
        if (begun.current !== undefined && event.buttons !== 0) {
          onBrush(part(begun.current, at(event)));
        }
      }}
      onPointerUp={() => {
        begun.current = undefined;
        if (brush !== undefined && isWide(brush)) onRange(brush);
        onBrush(undefined);
      }}
      onPointerCancel={() => {
        begun.current = undefined;
        onBrush(undefined);
      }}
      onPointerLeave={() => onMove(undefined)}
    >
      {shown === undefined || right <= left ? null : (
        <span className={styles['brush']} style={{ left, width: right - left }} />
      )}
      <span className={styles['hair']} style={{ left: xOf(atMs, span, width) }} />
    </div>
  );
}
