import { useMemo } from 'react';
import type { BandAnswer } from '../../../../contract/history.ts';
import type { Threshold } from '../../../../contract/event.ts';
import type { SeriesAnswer } from '../../../../contract/history.ts';
import { useSeries } from '../../../city/use-history.ts';
import { limitAhead, type LimitAhead } from '../../../explore/drill-ahead.ts';
import type { DrillView } from '../../../explore/explore-view.ts';
import { layerTitle } from '../../../explore/layer-titles.ts';
import { observedUnit } from '../../../explore/observed-unit.ts';
import {
  BAR_MS,
  bandParts,
  type ChartLine,
  type ChartModel,
} from '../../../explore/series-chart.ts';
import type { CountedArea } from '../../../explore/series-counts.ts';
import {
  chartSpan,
  courseOf,
  meanBars,
  pointsOf,
  stepSecOf,
  unknownSpans,
} from '../../../explore/series-points.ts';
import { silentSpans } from '../../../explore/silent-spans.ts';
import { datastreamOf, type RelatedSeries } from '../../../explore/series-related.ts';
import type { Thing } from '../../../explore/thing.ts';
import { useCity } from '../desk.ts';
import { askJson } from './ask-json.ts';
import { useAsked } from './use-asked.ts';
import { useClockMinute } from './use-clock-minute.ts';
import { useCounts } from './use-counts.ts';

const hourMs = 3_600_000;
const NO_THRESHOLDS: readonly Threshold[] = [];

/** What the charts of one thing are made of. */
export interface ChartedThing {
  /** The row whose values stand above; undefined = it has none. */
  readonly gauge: Thing | undefined;
  readonly related: RelatedSeries | undefined;
  readonly area: CountedArea | undefined;
  /** Datastreams laid over, with their names. */
  readonly overlay: readonly { readonly datastream: string; readonly name: ChartLine['name'] }[];
  readonly hours: DrillView['hours'];
  /** What the office says of when the next limit is reached. */
  readonly ahead: LimitAhead | undefined;
}

/** Criteria of a row, lowest first. */
export const thresholdsOf = (thing: Thing | undefined): readonly Threshold[] =>
  thing?.event?.kind === 'observation'
    ? (thing.event.data.thresholds ?? NO_THRESHOLDS)
    : NO_THRESHOLDS;

/** What a line is called: its place, and what is measured there. */
function nameWith({ name, what }: Thing): ChartLine['name'] {
  return { ko: `${name.ko} ${what.ko}`, en: `${name.en ?? name.ko}, ${what.en ?? what.ko}` };
}

/** The linked charts at the clock: asked once a minute of it, nothing of what comes later. */
export function useChartModel(charted: ChartedThing): ChartModel | undefined {
  const { gauge, related, area, overlay, hours, ahead } = charted;
  const clockMs = useClockMinute();
  const span = useMemo(
    () => (clockMs === undefined ? undefined : chartSpan(clockMs, hours)),
    [clockMs, hours],
  );
  const basis = useCity(({ time }) => time.basis);
  const own = gauge === undefined ? undefined : datastreamOf(gauge);
  const names = useMemo(() => {
    const over = overlay.map(({ datastream }) => datastream);
    const near = (related?.of ?? []).flatMap((thing) => datastreamOf(thing) ?? []);
    return [...new Set([...(own === undefined ? [] : [own]), ...over, ...near])];
  }, [own, overlay, related]);
  const { series, state } = useSeries(names, span?.fromMs, span?.clockMs, stepSecOf(hours), basis);
  const bandKey =
    own === undefined || span === undefined
      ? undefined
      : `${own} ${hours} ${Math.floor(span.clockMs / hourMs)}`;
  const { value: band } = useAsked<BandAnswer>(
    bandKey,
    (signal) => {
      const asked = new URLSearchParams({
        datastream: own ?? '',
        from: new Date(span?.fromMs ?? 0).toISOString(),
        to: new Date(span?.clockMs ?? 0).toISOString(),
      });
      return askJson(`/bands?${asked}`, signal);
    },
    (before) => before.startsWith(`${own} `),
  );
  const counts = useCounts(area, span);
  return useMemo(() => {
    if (span === undefined) return undefined;
    const lineOf = (datastream: string, name: ChartLine['name']): readonly ChartLine[] => {
      const answer = series.get(datastream);
      if (answer === undefined) return [];
      const course = courseOf(answer, span.clockMs);
      return [{ id: datastream, name, unit: observedUnit(answer.unit), course }];
    };
    const lines = [
      ...(own === undefined || gauge === undefined ? [] : lineOf(own, nameWith(gauge))),
      ...overlay.flatMap(({ datastream, name }) =>
        datastream === own ? [] : lineOf(datastream, name),
      ),
    ].slice(0, own === undefined ? 2 : 1 + overlay.length);
    const answers = (related?.of ?? []).flatMap((thing) => {
      const datastream = datastreamOf(thing);
      return (datastream === undefined ? undefined : series.get(datastream)) ?? [];
    });
    const [first] = names;
    const told = first === undefined ? undefined : series.get(first);
    const unknownOf = (answer: SeriesAnswer | undefined) =>
      answer === undefined ? [] : unknownSpans(answer, span);
    const thresholds = thresholdsOf(gauge);
    const [ownLine] = lines;
    const nearCourses = answers.map((answer) => courseOf(answer, span.clockMs));
    return {
      span,
      state: names.length === 0 ? 'known' : state,
      value:
        lines.length === 0
          ? undefined
          : {
              lines,
              thresholds,
              band: bandParts(band, span),
              ahead:
                ahead ??
                (ownLine === undefined
                  ? undefined
                  : limitAhead(pointsOf(ownLine.course), thresholds, gauge?.atMs)),
              unknown: unknownOf(told),
            },
      related:
        related === undefined || answers.length === 0
          ? undefined
          : {
              name: layerTitle(`observation/${related.property}`),
              unit: related.unit,
              of: related.of.map(({ name }) => name),
              form: related.form,
              bars: related.form === 'bar' ? meanBars(nearCourses, span, BAR_MS) : [],
              lines:
                related.form === 'line'
                  ? related.of.flatMap((thing) => lineOf(datastreamOf(thing) ?? '', thing.name))
                  : [],
              unknown: [
                ...unknownOf(answers[0]),
                ...(related.form === 'bar' ? silentSpans(nearCourses, span) : []),
              ],
            },
      counts,
    };
  }, [span, series, state, band, counts, gauge, own, overlay, related, ahead, names]);
}
