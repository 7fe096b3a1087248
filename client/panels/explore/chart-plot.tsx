import { memo, useMemo, type JSX } from 'react';
import { Bar, ComposedChart, Line, ReferenceArea, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { Threshold } from '../../../contract/event.ts';
import type { CoursePoint } from '../../city/gauge-course.ts';
import { levelOf, lineColour } from '../../design/severity.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ticksOf } from '../../explore/conductor-window.ts';
import { chartRows, runKey } from '../../explore/chart-rows.ts';
import type { LimitAhead } from '../../explore/drill-ahead.ts';
import { BAR_MS, scaleTicks, type ChartLine, type TimePart } from '../../explore/series-chart.ts';
import type { ChartSpan } from '../../explore/series-points.ts';
import { chartNumber } from './chart-number.ts';
import { FRAME, NARROW_RIGHT, TICK_PX } from './chart-frame.ts';
import { ThresholdLabel } from './chart-threshold-label.tsx';

interface PlotProps {
  readonly width: number;
  readonly height: number;
  readonly span: ChartSpan;
  readonly zone: string;
  readonly scale: readonly [number, number];
  readonly lines?: readonly ChartLine[];
  /** Scale of lines whose unit is not that of the first. */
  readonly otherScale?: readonly [number, number] | undefined;
  readonly bars?: readonly CoursePoint[];
  readonly barFill?: string;
  readonly thresholds?: readonly Threshold[];
  readonly band?: readonly (TimePart & { readonly low: number; readonly high: number })[];
  readonly ahead?: LimitAhead | undefined;
  readonly unknown: readonly TimePart[];
  /** No room beside the plot: criteria are named within it. */
  readonly isNarrow?: boolean;
}

const AXIS = { fontSize: 11.5, fill: 'var(--text-3)' } as const;
/** Clocks along the axis of time, where there is room for them. */
const MOST_TICKS = 7.5;
/** A value with gaps on both sides. */
const LONE = { r: 1.5, fill: 'var(--g-10)' } as const;
const NO_LINES: readonly ChartLine[] = [];
const NO_BARS: readonly CoursePoint[] = [];
const NO_THRESHOLDS: readonly Threshold[] = [];
/** Between two criteria that are both named within a plot. */
const NAME_PX = 13;

/** From the highest down those whose names do not cover each other; the facts below name them all. */
function namedWithin(thresholds: readonly Threshold[], pxPerUnit: number): ReadonlySet<Threshold> {
  const named: Threshold[] = [];
  for (const threshold of thresholds.toSorted((a, b) => b.value - a.value)) {
    const above = named.at(-1);
    if (above === undefined || (above.value - threshold.value) * pxPerUnit >= NAME_PX)
      named.push(threshold);
  }
  return new Set(named);
}

/** One chart of a stack: axis of time below, scale at the left, criteria named at the right. */
export const ChartPlot = memo(function ChartPlot(props: PlotProps): JSX.Element {
  const { width, height, span, zone, scale, otherScale, bars, ahead, unknown } = props;
  const right = props.isNarrow === true ? NARROW_RIGHT : FRAME.right;
  const { lines = NO_LINES, band = [], thresholds = NO_THRESHOLDS, barFill = 'var(--g-6)' } = props;
  const { language } = useWords();
  const rows = useMemo(() => chartRows(lines, bars ?? NO_BARS), [lines, bars]);
  const [own] = lines;
  const last = own?.course.last;
  const gaps = own?.course.gaps ?? [];
  const plotPx = width - FRAME.left - right;
  const plotHighPx = height - FRAME.top - FRAME.axis;
  const named =
    props.isNarrow === true
      ? namedWithin(thresholds, plotHighPx / (scale[1] - scale[0]))
      : new Set(thresholds);
  const barPx = Math.max(1, (plotPx * BAR_MS) / (span.toMs - span.fromMs) - 1.5);
  const told = (value: number): string => chartNumber(value, language);
  const end = ahead === undefined ? undefined : Math.min(span.toMs, ahead.atMs);
  return (
    <ComposedChart
      width={width}
      height={height}
      data={[...rows]}
      margin={{
        top: FRAME.top,
        right: otherScale === undefined ? right : 26,
        bottom: 0,
        left: 0,
      }}
      accessibilityLayer={false}
    >
      <XAxis
        dataKey="atMs"
        type="number"
        domain={[span.fromMs, span.toMs]}
        allowDataOverflow
        ticks={ticksOf(span, zone, Math.min(MOST_TICKS, plotPx / TICK_PX)).map(({ atMs }) => atMs)}
        tickFormatter={(atMs: number) => clockMinute(atMs, zone)}
        height={FRAME.axis}
        tick={AXIS}
        tickLine={false}
        axisLine={{ stroke: 'var(--g-5)' }}
        interval={0}
      />
      <YAxis
        yAxisId="own"
        width={FRAME.left}
        domain={[...scale]}
        allowDataOverflow
        ticks={[...scaleTicks(scale)]}
        tickFormatter={told}
        tick={AXIS}
        tickLine={false}
        axisLine={false}
      />
      {otherScale === undefined ? null : (
        <YAxis
          yAxisId="other"
          orientation="right"
          width={FRAME.right - 26}
          domain={[...otherScale]}
          allowDataOverflow
          ticks={[...scaleTicks(otherScale)]}
          tickFormatter={told}
          tick={AXIS}
          tickLine={false}
          axisLine={false}
        />
      )}
      {[...unknown, ...gaps, { fromMs: span.clockMs, toMs: span.toMs }].map(
        ({ fromMs, toMs }, index) => (
          <ReferenceArea
            key={`${index} ${fromMs}`}
            yAxisId="own"
            x1={fromMs}
            x2={toMs}
            fill="url(#hatch)"
            fillOpacity={fromMs === span.clockMs ? 0.45 : 1}
          />
        ),
      )}
      {band.map(({ fromMs, toMs, low, high }) => (
        <ReferenceArea
          key={fromMs}
          yAxisId="own"
          x1={fromMs}
          x2={toMs}
          y1={low}
          y2={high}
          fill="var(--g-4)"
          fillOpacity={1}
        />
      ))}
      {thresholds.map((threshold) => (
        <ReferenceLine
          key={threshold.value}
          yAxisId="own"
          y={threshold.value}
          stroke={lineColour(levelOf(threshold.severity))}
          strokeWidth={1.35}
          label={
            <ThresholdLabel
              threshold={threshold}
              isWithin={props.isNarrow === true}
              isNamed={named.has(threshold)}
            />
          }
        />
      ))}
      {bars === undefined ? null : (
        <Bar yAxisId="own" dataKey="bar" fill={barFill} barSize={barPx} isAnimationActive={false} />
      )}
      {lines.flatMap((line, index) =>
        line.course.runs.map((run, at) => (
          <Line
            key={`${line.id} ${run[0]?.atMs}`}
            yAxisId={otherScale !== undefined && line.unit !== own?.unit ? 'other' : 'own'}
            dataKey={runKey(index, at)}
            type="linear"
            stroke={index === 0 ? 'var(--g-10)' : 'var(--g-7)'}
            strokeWidth={index === 0 ? 2 : 1.5}
            {...(index === 0 ? {} : { strokeDasharray: '5 3' })}
            dot={run.length === 1 ? LONE : false}
            activeDot={false}
            connectNulls
            isAnimationActive={false}
          />
        )),
      )}
      {ahead === undefined || last === undefined || end === undefined || end <= last.atMs ? null : (
        <ReferenceLine
          yAxisId="own"
          segment={[
            { x: last.atMs, y: last.value },
            {
              x: end,
              y:
                last.value +
                ((ahead.limit - last.value) * (end - last.atMs)) / (ahead.atMs - last.atMs),
            },
          ]}
          stroke="var(--g-9)"
          strokeWidth={2}
          strokeDasharray="1 5"
          strokeLinecap="round"
          ifOverflow="hidden"
        />
      )}
    </ComposedChart>
  );
});
