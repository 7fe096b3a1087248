import type { CSSProperties, JSX } from 'react';
import type { ObservationData } from '../../../contract/event.ts';
import type { SeriesPoint } from '../../../contract/history.ts';
import type { EventOf } from '../../city/city.ts';
import { gaugeCourse, type CoursePoint } from '../../city/gauge-course.ts';
import { numberOf } from '../../city/observed-number.ts';
import { gaugeName } from '../../city/select-lanes.ts';
import { shareOf, type TimeAxis } from '../../city/time-axis.ts';
import { formatNumber, withUnit } from '../../design/numbers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf, lineColour, type Level } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import styles from './gauge-lane.module.css';
import { Lane } from './lane.tsx';
import { rainColour } from './rain-colour.ts';

const WIDTH = 1000;
const HEIGHT = 100;
/** Air above the highest value or limit. */
const HEADROOM = 1.08;

/** How a gauge is told: of a pipe how full it is, of everything else its own value. */
function scaleOf({ fullScale, unit, thresholds = [], observedProperty }: ObservationData) {
  const isShare = fullScale !== undefined && fullScale > 0;
  const limits = isShare
    ? []
    : thresholds.map(({ value, severity, label }) => ({ value, level: levelOf(severity), label }));
  return {
    /** Values are sums over a span, drawn as bars that hang from their end. */
    isSum: observedProperty.startsWith('rain.'),
    unit: isShare ? '%' : unit === '1' ? '' : unit,
    of: (value: number): number => (isShare ? (value / fullScale) * 100 : value),
    limits,
    full: isShare ? 100 : undefined,
  };
}

type Scale = ReturnType<typeof scaleOf>;

function levelAt({ limits, full }: Scale, value: number): Level {
  if (full !== undefined) return value >= full ? 3 : 0;
  return limits.findLast((limit) => value >= limit.value)?.level ?? 0;
}

interface Drawn {
  readonly scale: Scale;
  readonly axis: TimeAxis;
  readonly top: number;
}

const xOf = (atMs: number, { axis }: Drawn): number => shareOf(axis, atMs) * WIDTH;
const yOf = (value: number, { top }: Drawn): number => HEIGHT * (1 - Math.max(0, value) / top);

/** The run as lines of one colour each: where both ends are over a limit, in its level's. */
function Line({ run, drawn }: { readonly run: readonly CoursePoint[]; readonly drawn: Drawn }) {
  const at = ({ atMs, value }: CoursePoint): string =>
    `${xOf(atMs, drawn).toFixed(1)} ${yOf(value, drawn).toFixed(1)}`;
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return null;
  const base = `L${xOf(last.atMs, drawn)} ${HEIGHT}L${xOf(first.atMs, drawn)} ${HEIGHT}Z`;
  return (
    <>
      <path className={styles['water']} d={`M${run.map(at).join('L')}${base}`} />
      {run.slice(1).map((point, index) => {
        const from = run[index];
        if (from === undefined) return null;
        const level = levelAt(drawn.scale, Math.min(from.value, point.value));
        return (
          <path
            key={point.atMs}
            className={styles['line']}
            data-level={level}
            d={`M${at(from)}L${at(point)}`}
            stroke={lineColour(level)}
          />
        );
      })}
    </>
  );
}

/** Values of one gauge on the shared axis, its limit, and what it says now. */
export function GaugeLane({
  gauge,
  steps,
  isLost,
  stepMs,
  axis,
  nowMs,
}: {
  readonly gauge: EventOf<'observation'>;
  /** `undefined` = not had yet. */
  readonly steps: readonly SeriesPoint[] | undefined;
  readonly isLost: boolean;
  readonly stepMs: number;
  readonly axis: TimeAxis;
  readonly nowMs: number;
}): JSX.Element {
  const { language, say, word } = useWords();
  const { data } = gauge;
  const scale = scaleOf(data);
  const { runs, gaps, everyMs, last } = gaugeCourse(steps ?? [], stepMs, nowMs, scale.isSum);
  const told = runs.map((run) =>
    run.map(({ atMs, value }): CoursePoint => ({ atMs, value: scale.of(value) })),
  );
  const values = told.flat().map(({ value }) => value);
  const passed = scale.limits.findLast(({ value }) => values.some((own) => own >= value));
  const limit = passed ?? scale.limits[0];
  const top = Math.max(1e-6, ...values, limit?.value ?? 0, scale.full ?? 0) * HEADROOM;
  const drawn: Drawn = { scale, axis, top };
  const path = `takeover/time/property/${data.observedProperty}`;
  const property = word(path) === path ? say(gaugeName(gauge)) : word(path);
  const note = word(path) === path ? undefined : say(gaugeName(gauge));
  const newest = numberOf(data);
  const newestValue = newest === undefined ? undefined : scale.of(newest);
  const digits = (value: number): string =>
    scale.unit === 'm'
      ? value.toFixed(2)
      : formatNumber(scale.full === undefined ? value : Math.round(value), language);
  const lastTold = last === undefined ? undefined : scale.of(last.value);
  const endLevel = lastTold === undefined ? 0 : levelAt(scale, lastTold);
  const gapStyle = (fromMs: number, toMs: number): CSSProperties => ({
    left: `${Math.max(0, shareOf(axis, fromMs)) * 100}%`,
    width: `${(shareOf(axis, toMs) - Math.max(0, shareOf(axis, fromMs))) * 100}%`,
  });
  return (
    <Lane
      name={property}
      note={note}
      basis={data.basis}
      isTall
      newest={
        <>
          <strong>
            {newestValue === undefined
              ? word('takeover/time/noValue')
              : withUnit(digits(newestValue), scale.unit)}
          </strong>
          {limit === undefined ? (
            scale.full === undefined ? null : (
              <span className={styles['limit']}>{word('takeover/time/full')} 100</span>
            )
          ) : (
            <span className={styles['limit']}>
              {say(limit.label)} {formatNumber(limit.value, language)}
            </span>
          )}
        </>
      }
    >
      {steps === undefined ? (
        <p className={styles['waiting']} style={gapStyle(axis.fromMs, nowMs)} data-lost={isLost}>
          <span>{word(isLost ? 'takeover/time/lost' : 'takeover/time/loading')}</span>
        </p>
      ) : null}
      {gaps.map(({ fromMs, toMs }) => (
        <span key={fromMs} className={styles['gap']} style={gapStyle(fromMs, toMs)} />
      ))}
      <svg
        className={styles['chart']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {[limit?.value, scale.full].map((value) =>
          value === undefined ? null : (
            <line
              key={value}
              className={styles['criterion']}
              x1="0"
              x2={WIDTH}
              y1={yOf(value, drawn)}
              y2={yOf(value, drawn)}
              stroke={passed === undefined ? 'var(--g-6)' : lineColour(passed.level)}
            />
          ),
        )}
        {scale.isSum
          ? told.flat().map(({ atMs, value }) => {
              const [from, to] = [xOf(atMs - everyMs, drawn), xOf(atMs, drawn)];
              return (
                <rect
                  key={atMs}
                  x={Math.max(0, from) + 0.6}
                  y={yOf(value, drawn)}
                  width={Math.max(0, to - Math.max(0, from) - 1.2)}
                  height={HEIGHT - yOf(value, drawn)}
                  fill={rainColour((value * 3_600_000) / everyMs)}
                />
              );
            })
          : told.map((run) => <Line key={run[0]?.atMs} run={run} drawn={drawn} />)}
      </svg>
      {last === undefined || lastTold === undefined || scale.isSum || endLevel === 0 ? null : (
        <span
          className={styles['end']}
          style={{ left: `${shareOf(axis, last.atMs) * 100}%`, top: `${yOf(lastTold, drawn)}%` }}
        >
          <SeverityMark level={endLevel} className={styles['mark']} />
        </span>
      )}
    </Lane>
  );
}
