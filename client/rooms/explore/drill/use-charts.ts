import { useCallback, useMemo } from 'react';
import type { DrillView, ExploreView } from '../../../explore/explore-view.ts';
import type { ChartLine, ChartModel, TimePart } from '../../../explore/series-chart.ts';
import { useDesk, useRows, useView } from '../desk.ts';
import { useChartModel, type ChartedThing } from './use-chart-model.ts';

interface Charts {
  readonly model: ChartModel | undefined;
  readonly hours: DrillView['hours'];
  readonly range: ExploreView['range'];
  readonly onHours: (hours: DrillView['hours']) => void;
  readonly onRange: (range: TimePart | undefined) => void;
}

/** What the linked charts of this desk show of a thing, and what is done on them. */
export function useCharts(charted: Omit<ChartedThing, 'hours' | 'overlay'>): Charts {
  const { explore } = useDesk();
  const hours = useView(({ drill }) => drill.hours);
  const range = useView((view) => view.range);
  const overlaid = useView(({ drill }) => drill.overlay);
  const bySubject = useRows((rows) => rows.bySubject);
  const names = overlaid.map(
    (datastream): ChartLine['name'] =>
      bySubject.get(`observation/${datastream}`)?.name ?? { ko: datastream },
  );
  const told = JSON.stringify(names);
  const overlay = useMemo(
    () =>
      overlaid.map((datastream, index) => ({
        datastream,
        name: names[index] ?? { ko: datastream },
      })),
    // oxlint-disable-next-line react/exhaustive-deps -- names are told by what they say
    [overlaid, told],
  );
  const model = useChartModel({ ...charted, hours, overlay });
  const onHours = useCallback(
    (next: DrillView['hours']) =>
      explore.change({ drill: { ...explore.getState().view.drill, hours: next } }),
    [explore],
  );
  const onRange = useCallback(
    (next: TimePart | undefined) =>
      next === undefined ? explore.drop('range') : explore.change({ range: next }, 'brush'),
    [explore],
  );
  return { model, hours, range, onHours, onRange };
}
