import { memo, useRef, useState, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import type { Bookmark } from '../../../contract/workspace.ts';
import type { Bars, Tick } from '../../explore/conductor-window.ts';
import type { MarkGroup } from '../../explore/conductor-marks.ts';
import type { TimeRange } from '../../explore/explore-view.ts';
import { silentParts } from '../../explore/silent-parts.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { clockMinute, dayOf } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ConductorBookmarks } from './conductor-bookmarks.tsx';
import styles from './conductor-chart.module.css';

export interface Hole {
  readonly fromMs: number;
  readonly toMs: number;
}

interface ConductorChartProps {
  readonly window: TimeRange;
  /** Undefined = it is not known how much there was. */
  readonly bars: Bars | undefined;
  readonly holes: readonly Hole[];
  readonly ticks: readonly Tick[];
  readonly marks: readonly MarkGroup[];
  readonly range: TimeRange | undefined;
  /** Instants of the open workspace. */
  readonly bookmarks: readonly Bookmark[];
  /** The instant on screen; nothing is known after it. */
  readonly atMs: number;
  readonly zone: string;
  /** The same in words, for readers who do not see it. */
  readonly told: string;
  readonly onGo: (atMs: number) => void;
  readonly onBrush: (aMs: number, bMs: number) => void;
  readonly onMark: (subject: string, atMs: number) => void;
  readonly onKey: (event: KeyboardEvent) => boolean;
}

/** Part of the window that has room for a word. */
const LEAST_SAID = 0.08;

/** Less far is a click. */
const DRAG_PX = 4;

/** How much went on, where it was worst, and where this desk stands in it; a click goes there, a drag brushes. */
export const ConductorChart = memo(function ConductorChart(
  props: ConductorChartProps,
): JSX.Element {
  const { window, bars, holes, ticks, marks, range, atMs, zone, told, onMark, onKey } = props;
  const { word, say } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const begun = useRef<{ readonly x: number; readonly ms: number }>(undefined);
  const [drawn, setDrawn] = useState<TimeRange>();
  const spanMs = window.toMs - window.fromMs;
  const share = (ms: number): number =>
    (Math.min(Math.max(ms, window.fromMs), window.toMs) - window.fromMs) / spanMs;
  const left = (ms: number): string => `${100 * share(ms)}%`;
  const wide = (span: TimeRange): string => `${100 * (share(span.toMs) - share(span.fromMs))}%`;
  const msAt = (clientX: number): number => {
    const bounds = box.current?.getBoundingClientRect();
    if (bounds === undefined || bounds.width === 0) return atMs;
    return window.fromMs + ((clientX - bounds.left) / bounds.width) * spanMs;
  };
  const move = ({ clientX }: PointerEvent): void => {
    const { current } = begun;
    if (current === undefined || Math.abs(clientX - current.x) < DRAG_PX) return;
    const ms = msAt(clientX);
    setDrawn({ fromMs: Math.min(ms, current.ms), toMs: Math.max(ms, current.ms) });
  };
  const end = ({ clientX }: PointerEvent): void => {
    const { current } = begun;
    begun.current = undefined;
    setDrawn(undefined);
    if (current === undefined) return;
    if (Math.abs(clientX - current.x) < DRAG_PX) props.onGo(current.ms);
    else props.onBrush(current.ms, msAt(clientX));
  };
  const band = drawn ?? range;
  const heardMs = Math.min(atMs, window.toMs);
  const silent =
    bars === undefined
      ? []
      : silentParts([...bars.bars, ...holes], { fromMs: window.fromMs, toMs: heardMs });
  return (
    <div className={styles['chart']}>
      <div
        ref={box}
        className={styles['plot']}
        role="slider"
        tabIndex={0}
        data-page-keys
        aria-label={word('explore/conductor/chart')}
        aria-valuemin={window.fromMs}
        aria-valuemax={window.toMs}
        aria-valuenow={atMs}
        aria-valuetext={told}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          begun.current = { x: event.clientX, ms: msAt(event.clientX) };
        }}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={() => {
          begun.current = undefined;
          setDrawn(undefined);
        }}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing && onKey(event)) event.preventDefault();
        }}
      >
        {ticks.map((tick) => (
          <i key={tick.atMs} className={styles['tick']} style={{ left: left(tick.atMs) }} />
        ))}
        {bars?.bars.map((bar) => (
          <span
            key={bar.told.at}
            className={styles['bar']}
            style={{ left: left(bar.fromMs), width: wide(bar) }}
          >
            <i className={styles['alarms']} style={{ height: `${100 * bar.alarms}%` }} />
            <i className={styles['events']} style={{ height: `${100 * bar.events}%` }} />
            <i className={styles['values']} style={{ opacity: 0.25 + 0.75 * bar.values }} />
          </span>
        ))}
        {[
          ...holes.map((part) => ({ ...part, why: 'missing' }) as const),
          ...silent.map((part) => ({ ...part, why: 'silent' }) as const),
        ].map((part) => (
          <span
            key={`${part.why} ${part.fromMs}`}
            className={styles['silent']}
            style={{ left: left(part.fromMs), width: wide(part) }}
            title={word(`explore/conductor/${part.why}`)}
          >
            {part.toMs - part.fromMs < LEAST_SAID * spanMs ? null : (
              <span>{word(`explore/conductor/${part.why}`)}</span>
            )}
          </span>
        ))}
        {bars === undefined ? (
          <p className={styles['unknown']}>{word('explore/conductor/unknown')}</p>
        ) : null}
        <span className={styles['future']} style={{ left: left(atMs) }}>
          <span>{word('explore/conductor/notYet')}</span>
        </span>
        {band === undefined ? null : (
          <i className={styles['band']} style={{ left: left(band.fromMs), width: wide(band) }} />
        )}
        <i className={styles['now']} style={{ left: left(atMs) }}>
          <time className={styles['chip']}>{clockMinute(atMs, zone)}</time>
        </i>
      </div>
      <ConductorBookmarks
        bookmarks={props.bookmarks}
        window={window}
        atMs={atMs}
        zone={zone}
        onGo={props.onGo}
      />
      <div className={styles['marks']}>
        {marks.map(({ lead, marks: all }) => {
          const title = `${clockMinute(lead.atMs, zone)} ${say(lead.title)} ${word(`explore/conductor/${lead.what}`)}`;
          const more =
            all.length > 1 ? ` ${word('explore/conductor/more', { n: all.length - 1 })}` : '';
          return (
            <button
              key={lead.key}
              type="button"
              className={styles['mark']}
              style={{ left: left(lead.atMs) }}
              aria-label={`${title}${more}`}
              title={`${title}${more}`}
              onClick={() => onMark(lead.subject, lead.atMs)}
            >
              <SeverityMark level={lead.level} />
            </button>
          );
        })}
      </div>
      <div className={styles['axis']} aria-hidden>
        {ticks.map((tick) => (
          <time
            key={tick.atMs}
            className={styles['label']}
            data-day={tick.isMidnight}
            style={{ left: left(tick.atMs) }}
          >
            {tick.isMidnight ? dayOf(tick.atMs, zone) : clockMinute(tick.atMs, zone)}
          </time>
        ))}
      </div>
    </div>
  );
});
