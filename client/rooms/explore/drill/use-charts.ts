import { useCallback, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DrillView, ExploreView } from '../../../explore/explore-view.ts';
import type { ChartModel, TimePart } from '../../../explore/series-chart.ts';
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
  const names = useRows(
    useShallow(({ bySubject }) =>
      overlaid.map((datastream) => bySubject.get(`observation/${datastream}`)?.name),
    ),
  );
  const overlay = useMemo(
    () =>
      overlaid.map((datastream, index) => ({
        datastream,
        name: names[index] ?? { ko: datastream },
      })),
    [overlaid, names],
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
