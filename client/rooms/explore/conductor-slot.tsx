import { useCallback, useMemo, type JSX } from 'react';
import { useStore } from 'zustand';
import {
  brushed,
  barsOf,
  bucketSec,
  ticksOf,
  windowAround,
} from '../../explore/conductor-window.ts';
import { heardDomains } from '../../explore/heard-domains.ts';
import { groupMarks, timeMarks } from '../../explore/conductor-marks.ts';
import { unknownSpans } from '../../explore/series-points.ts';
import { clockMinute, clockSecond, dayOf } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ConductorChart } from '../../panels/explore/conductor-chart.tsx';
import { ConductorControls } from '../../panels/explore/conductor-controls.tsx';
import { ConductorFoot } from '../../panels/explore/conductor-foot.tsx';
import { seekWish, timeKey, type TimeStand } from '../../panels/time-keys.ts';
import { useCity, useDesk, useView } from './desk.ts';
import styles from './explore-room.module.css';
import { useDensityBuckets } from './use-density-buckets.ts';

/** The time of this desk: where it stands, what was when, and the way to anywhere else. */
export function ConductorSlot(): JSX.Element {
  const { stand: kept } = useDesk();
  const stand = useStore(kept, (state) => state.stand);
  return (
    <footer className={styles['conductor']} data-region="conductor">
      {stand === undefined ? null : <Conductor stand={stand} />}
    </footer>
  );
}

/** Marks nearer than this part of the window stand as one. */
const TOGETHER = 1 / 90;

function Conductor({ stand }: { readonly stand: TimeStand }): JSX.Element {
  const { explore, wish, cityAnswer, work, stand: kept } = useDesk();
  const bookmarks = useStore(work, (state) => state.bookmarks);
  const { word } = useWords();
  const { zone } = cityAnswer;
  const spanMin = useView((view) => view.spanMin);
  const range = useView((view) => view.range);
  const situation = useCity(({ city }) => city?.byKind.situation);
  const alert = useCity(({ city }) => city?.byKind.alert);
  const openCount = useMemo(
    () => situation && [...situation.values()].filter(({ data }) => data.phase !== 'closed').length,
    [situation],
  );
  // Of a city that nobody tells of nothing is open, and that says nothing.
  const isHeard = useCity(
    ({ city }) => city !== undefined && heardDomains(city.byKind.feed).size > 0,
  );
  const isShared = useCity(({ city }) => city?.mode === 'demo' || city?.mode === 'replay');
  const { atMs, basis } = stand;
  const { fromMs, toMs } = windowAround(atMs, spanMin);
  const window = useMemo(() => ({ fromMs, toMs }), [fromMs, toMs]);
  const stepSec = bucketSec(spanMin);
  const nowMs = useCallback(() => kept.getState().stand?.atMs, [kept]);
  const density = useDensityBuckets(window, stepSec, atMs, basis, nowMs);
  const bars = useMemo(
    () => density && barsOf(density.buckets, stepSec, window, atMs),
    [density, stepSec, window, atMs],
  );
  const holes = useMemo(
    () => (density === undefined ? [] : unknownSpans(density, { ...window, clockMs: window.toMs })),
    [density, window],
  );
  const ticks = useMemo(() => ticksOf(window, zone), [window, zone]);
  const marks = useMemo(() => {
    if (situation === undefined || alert === undefined) return [];
    const all = timeMarks({ situation, alert }, window, atMs);
    return groupMarks(all, (window.toMs - window.fromMs) * TOGETHER);
  }, [situation, alert, window, atMs]);

  const go = useCallback(
    (ms: number) => {
      const { stand: now } = kept.getState();
      if (now !== undefined) wish(seekWish(now, ms));
    },
    [kept, wish],
  );
  const brush = useCallback(
    (aMs: number, bMs: number) => {
      const next = brushed(aMs, bMs, kept.getState().stand?.atMs ?? 0);
      if (next !== undefined) explore.change({ range: next }, 'range');
    },
    [explore, kept],
  );
  const clear = useCallback(() => explore.drop('range'), [explore]);
  const open = useCallback(() => {
    const { table } = explore.getState().view;
    explore.change({ table: { ...table, isOpen: true } });
  }, [explore]);
  const mark = useCallback(
    (subject: string, ms: number) => {
      explore.asOne(() => {
        go(ms);
        explore.change({ subject, pane: 'city' });
      });
    },
    [explore, go],
  );
  const press = useCallback(
    ({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): boolean => {
      const { stand: now } = kept.getState();
      if (now === undefined) return false;
      const moved = timeKey({ key, shiftKey }, now);
      if (moved === undefined) return false;
      wish(moved);
      return true;
    },
    [kept, wish],
  );

  // The stretch that is still going on, or was when it was counted, would always look calm.
  const now = density?.buckets.findLast(
    ({ at }) => Date.parse(at) + stepSec * 1000 <= Date.parse(density.to),
  );
  const clock = (ms: number): string => clockMinute(ms, zone);
  const told = `${dayOf(atMs, zone)} ${clockSecond(atMs, zone)}`;
  const events = density?.buckets.reduce(
    (sum, each) => sum + each.incidents + each.alerts + each.requests + each.situations,
    0,
  );
  const alarms = density?.buckets.reduce((sum, each) => sum + each.alarms, 0);
  const inWords =
    events === undefined || alarms === undefined
      ? `${told}. ${word('explore/conductor/unknown')}`
      : `${told}. ${word('explore/conductor/shown', { from: clock(fromMs), to: clock(atMs), events, alarms })}`;
  return (
    <>
      <ConductorControls
        stand={stand}
        told={told}
        live={word(isShared ? 'explore/conductor/shared' : 'explore/conductor/live')}
        spanMin={spanMin}
        onWish={wish}
        onSpan={(next) => explore.change({ spanMin: next })}
      />
      <ConductorFoot
        now={now}
        stepSec={stepSec}
        situations={isHeard ? openCount : undefined}
        range={range}
        zone={zone}
        onClear={clear}
        onOpen={open}
      >
        <ConductorChart
          bookmarks={bookmarks}
          window={window}
          bars={bars}
          holes={holes}
          ticks={ticks}
          marks={marks}
          range={range}
          atMs={atMs}
          zone={zone}
          told={inWords}
          onGo={go}
          onBrush={brush}
          onMark={mark}
          onKey={press}
        />
      </ConductorFoot>
    </>
  );
}
