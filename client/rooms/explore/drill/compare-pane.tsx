import { useCallback, useMemo, type JSX } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useStore } from 'zustand';
import { useSeries } from '../../../city/use-history.ts';
import { clockOrDay } from '../../../design/times.ts';
import { useWords } from '../../../design/wording.ts';
import { changeOver, limitAhead } from '../../../explore/drill-ahead.ts';
import { comparedWith } from '../../../explore/drill-trail.ts';
import { MOST_COMPARED } from '../../../explore/explore-view.ts';
import { observedUnit } from '../../../explore/observed-unit.ts';
import {
  chartSpan,
  courseOf,
  meanBars,
  pointsOf,
  stepSecOf,
  unknownSpans,
} from '../../../explore/series-points.ts';
import { silentSpans } from '../../../explore/silent-spans.ts';
import { datastreamOf, relatedSeries } from '../../../explore/series-related.ts';
import { BAR_MS, type ValueChart } from '../../../explore/series-chart.ts';
import { CompareTable, type Compared } from '../../../panels/explore/compare-table.tsx';
import { factsOf } from '../../../panels/explore/inspector-facts.ts';
import styles from '../../../panels/explore/district.module.css';
import button from '../../../panels/explore/inspector.module.css';
import { useCity, useDesk, useView } from '../desk.ts';
import { useClockMinute } from './use-clock-minute.ts';
import { useOpenThing } from './use-drill.ts';
import { useFactContext } from './use-fact-context.ts';
import { thresholdsOf } from './use-chart-model.ts';

const halfHourMs = 1_800_000;
/** So many need more than the map's column of a usual screen: as `explore-room.module.css` has it. */
const LEAST_WIDE = 3;
const COVERED = '(width < 1700px)';

/** The things of the comparison with their values, at the minute of the clock. */
function useCompared(subjects: readonly string[]) {
  const { data } = useDesk();
  const hours = useView(({ drill }) => drill.hours);
  const clockMs = useClockMinute();
  const things = useStore(
    data,
    useShallow(({ bySubject }) => subjects.map((subject) => bySubject.get(subject))),
  );
  const context = useFactContext();
  const span = useMemo(
    () => (clockMs === undefined ? undefined : chartSpan(clockMs, hours)),
    [clockMs, hours],
  );
  const near = useMemo(() => {
    const { things: all, bySubject } = data.getState();
    return things.map((thing) => thing && relatedSeries(thing, all, bySubject));
  }, [data, things]);
  const all = [...things, ...near.flatMap((related) => related?.of ?? [])];
  const names = [...new Set(all.flatMap((thing) => (thing && datastreamOf(thing)) ?? []))];
  const basis = useCity(({ time }) => time.basis);
  const { series } = useSeries(names, span?.fromMs, span?.clockMs, stepSecOf(hours), basis);
  const compared = useMemo(
    () =>
      subjects.map((subject, index): Compared => {
        const thing = things[index];
        const answer = thing && series.get(datastreamOf(thing) ?? '');
        const facts = thing === undefined ? [] : factsOf(thing, context);
        if (thing === undefined || answer === undefined || span === undefined) {
          return { subject, thing, chart: undefined, related: undefined, change: undefined, facts };
        }
        const course = courseOf(answer, span.clockMs);
        const thresholds = thresholdsOf(thing);
        const chart: ValueChart = {
          lines: [{ id: subject, name: thing.name, unit: observedUnit(answer.unit), course }],
          thresholds,
          band: [],
          ahead: limitAhead(pointsOf(course), thresholds, thing.atMs),
          unknown: unknownSpans(answer, span),
        };
        const related = near[index];
        const courses = (related?.of ?? []).flatMap((other) => {
          const told = series.get(datastreamOf(other) ?? '');
          return told === undefined ? [] : [courseOf(told, span.clockMs)];
        });
        const bars = {
          unit: related?.unit ?? '',
          of: (related?.of ?? []).map(({ name }) => name),
          bars: meanBars(courses, span, BAR_MS),
          unknown: silentSpans(courses, span),
        };
        return {
          subject,
          thing,
          chart,
          related: related?.form === 'bar' && courses.length > 0 ? bars : undefined,
          change: changeOver(pointsOf(course), halfHourMs),
          facts,
        };
      }),
    [subjects, things, near, series, span, context],
  );
  return { compared, span };
}

/** Things side by side over the map. */
export function ComparePane(): JSX.Element {
  const { explore, cityAnswer } = useDesk();
  const { word } = useWords();
  const subjects = useView((view) => view.compare);
  const { compared, span } = useCompared(subjects);
  const openThing = useOpenThing();
  const drop = useCallback(
    (subject: string) => {
      const { compare } = explore.getState().view;
      explore.change({ compare: comparedWith(compare, subject, MOST_COMPARED) });
    },
    [explore],
  );
  const open = useCallback(
    (subject: string) => {
      const { compare } = explore.getState().view;
      const isCovered = compare.length >= LEAST_WIDE && matchMedia(COVERED).matches;
      if (isCovered) explore.change({ subject, pane: 'city' });
      else openThing(subject);
    },
    [explore, openThing],
  );
  const title = word('explore/drill/comparison/title');
  const { zone } = cityAnswer;
  return (
    <section
      className={styles['pane']}
      aria-label={title}
      data-covers={subjects.length < LEAST_WIDE ? undefined : 'inspector'}
    >
      <div className={styles['bar']}>
        <h2>{title}</h2>
        <span className={styles['note']}>
          {span === undefined
            ? ''
            : word('explore/drill/comparison/at', {
                time: clockOrDay(span.clockMs, span.clockMs, zone),
              })}
        </span>
        <button
          type="button"
          className={button['button']}
          onClick={() => explore.change({ pane: 'city' })}
        >
          {word('explore/drill/comparison/close')}
        </button>
      </div>
      <div className={styles['inside']}>
        {span === undefined || compared.length === 0 ? (
          <p className={styles['note']}>{word('explore/drill/comparison/empty')}</p>
        ) : (
          <CompareTable compared={compared} span={span} zone={zone} onDrop={drop} onOpen={open} />
        )}
      </div>
    </section>
  );
}
