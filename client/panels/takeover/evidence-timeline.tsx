import { memo, useMemo, useState, type CSSProperties, type JSX } from 'react';
import type { Coordinate } from '../../../contract/place.ts';
import type { ByKind, EventOf } from '../../city/city.ts';
import { selectActs } from '../../city/select-acts.ts';
import type { TileTrust } from '../../city/select-tile-trust.ts';
import { selectLanes, type Lane } from '../../city/select-lanes.ts';
import { shareOf, timeAxis, type TimeAxis } from '../../city/time-axis.ts';
import { useSeries } from '../../city/use-history.ts';
import { clockMinute, clockOrDay } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { HatchBox } from '../../design/hatch.tsx';
import { assetTypeWord } from '../asset-words.ts';
import { trustWords } from '../tile.tsx';
import { ActLane } from './act-lane.tsx';
import { CallLane } from './call-lane.tsx';
import styles from './evidence-timeline.module.css';
import { GaugeLane } from './gauge-lane.tsx';
import { MissingLane } from './missing-lane.tsx';

const STEP_SEC = 300;
/** More have no room; the rule names the weightiest first. */
const MOST_LANES = 6;

interface Held {
  readonly subject: string;
  readonly gauges: ReadonlyMap<string, string>;
}

/** The gauges that lanes were first drawn of, for as long as the wall is this situation's. */
function useHeldLanes(
  event: EventOf<'situation'>,
  byKind: ByKind,
  near: Coordinate,
): readonly Lane[] {
  const [held, setHeld] = useState<Held>({ subject: event.subject, gauges: new Map() });
  const gauges = held.subject === event.subject ? held.gauges : undefined;
  const lanes = selectLanes(event.data, byKind, near, gauges).slice(0, MOST_LANES);
  const drawn = new Map(
    lanes.flatMap((lane) =>
      lane.form === 'gauge' ? [[lane.factor, lane.gauge.subject] as const] : [],
    ),
  );
  const isHeld = [...drawn].every(([factor, subject]) => gauges?.get(factor) === subject);
  if (!isHeld || gauges === undefined) {
    setHeld({ subject: event.subject, gauges: new Map([...(gauges ?? []), ...drawn]) });
  }
  return lanes;
}

function Axis({
  axis,
  nowMs,
  zone,
}: {
  readonly axis: TimeAxis;
  readonly nowMs: number;
  readonly zone: string;
}): JSX.Element {
  const left = (atMs: number): CSSProperties => ({ left: `${shareOf(axis, atMs) * 100}%` });
  const nearMs = (axis.toMs - axis.fromMs) * 0.03;
  return (
    <div className={styles['axis']} aria-hidden="true">
      {axis.ticksMs.map((atMs) => (
        <span key={atMs} className={styles['tick']} style={left(atMs)}>
          {Math.abs(atMs - nowMs) < nearMs ? null : (
            <span className={styles['hour']}>{clockMinute(atMs, zone)}</span>
          )}
        </span>
      ))}
      {/* Cut at the clock, not moved with it. */}
      <span
        className={styles['future']}
        style={{ clipPath: `inset(0 0 0 ${shareOf(axis, nowMs) * 100}%)` }}
      />
      <span className={styles['moving']} style={{ translate: `${shareOf(axis, nowMs) * 100}%` }}>
        <span className={styles['now']}>
          <strong className={styles['clock']}>{clockMinute(nowMs, zone)}</strong>
        </span>
      </span>
    </div>
  );
}

/** What the dots of a lane are: calls of a kind, reports of a service, devices of a type. */
function dotsName(
  lane: Extract<Lane, { form: 'calls' | 'reports' | 'assets' }>,
  words: Words,
): string {
  if (lane.form === 'calls') return words.word(`category/${lane.category}`);
  return lane.form === 'reports' ? words.say(lane.name) : assetTypeWord(lane.assetType, words);
}

/** Why we say so: what speaks for the situation and what was done, on one axis that ends at the clock. */
export const EvidenceTimeline = memo(function EvidenceTimeline({
  event,
  byKind,
  near,
  trust,
  nowMs,
  zone,
}: {
  readonly event: EventOf<'situation'>;
  readonly byKind: ByKind;
  /** What is looked at: gauges near it stand for their factor. */
  readonly near: Coordinate;
  /** Of the sources of all factors, the missing ones too. */
  readonly trust: TileTrust;
  readonly nowMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const wrong = trustWords(trust, nowMs, zone, words);
  const beganMs = Date.parse(event.data.openedAt);
  const axis = useMemo(() => timeAxis(beganMs, nowMs), [beganMs, nowMs]);
  const lanes = useHeldLanes(event, byKind, near);
  const streams = lanes.flatMap((lane) =>
    lane.form === 'gauge' ? [lane.gauge.data.datastream] : [],
  );
  const { series, state } = useSeries(streams, axis.fromMs, nowMs, STEP_SEC);
  const acts = useMemo(() => selectActs(event, byKind), [event, byKind]);
  return (
    <section
      className={styles['timeline']}
      data-tile=""
      data-trust={trust.state}
      aria-label={word('takeover/time/title')}
    >
      <header className={styles['head']}>
        <h2 className={styles['title']}>{word('takeover/time/title')}</h2>
        {wrong === undefined ? null : (
          <span className={styles['wrong']}>
            <HatchBox />
            {wrong}
          </span>
        )}
        {trust.m === 0 ? null : (
          <span className={styles['count']}>{word('tile/count', { n: trust.n, m: trust.m })}</span>
        )}
        <span className={styles['note']}>
          {axis.isCut
            ? word('takeover/time/cut', { time: clockOrDay(beganMs, nowMs, zone, words.language) })
            : null}
        </span>
      </header>
      {/* Another span of time is another axis, other lanes are other rows: nothing slides to its place. */}
      <Axis key={`${axis.fromMs} ${axis.toMs}`} axis={axis} nowMs={nowMs} zone={zone} />
      <div key={lanes.map(({ factor }) => factor).join()} className={styles['lanes']}>
        {lanes.length === 0 ? <p className={styles['none']}>{word('takeover/time/none')}</p> : null}
        {lanes.map((lane) => {
          switch (lane.form) {
            case 'gauge':
              return (
                <GaugeLane
                  key={lane.factor}
                  gauge={lane.gauge}
                  steps={series.get(lane.gauge.data.datastream)?.points}
                  isLost={state === 'lost'}
                  stepMs={STEP_SEC * 1000}
                  axis={axis}
                  nowMs={nowMs}
                />
              );
            case 'calls':
            case 'reports':
            case 'assets':
              return (
                <CallLane
                  key={lane.factor}
                  name={dotsName(lane, words)}
                  note={lane.form === 'calls' ? word('takeover/time/calls') : undefined}
                  dots={lane.dots}
                  axis={axis}
                  nowMs={nowMs}
                />
              );
            case 'missing':
              return <MissingLane key={lane.factor} missing={lane.missing} />;
          }
        })}
      </div>
      <ActLane acts={acts} axis={axis} nowMs={nowMs} zone={zone} />
    </section>
  );
});
