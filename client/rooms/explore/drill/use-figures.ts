import { useMemo } from 'react';
import { freshnessOf } from '../../../city/select-freshness.ts';
import { selectFigure, selectStrip } from '../../../city/select-indicators.ts';
import type { FigureRow } from '../../../panels/explore/district-figures.tsx';
import { useDesk } from '../desk.ts';
import { useCityTurn } from './use-city-turn.ts';
import { useClockMinute } from './use-clock-minute.ts';

/** The city's key figures with their last 24 h, anew each minute of the clock. */
export function useFigures(): readonly FigureRow[] {
  const { city, cityAnswer } = useDesk();
  const minuteMs = useClockMinute();
  const turn = useCityTurn();
  return useMemo(() => {
    const shown = city.getState().city;
    if (shown === undefined || minuteMs === undefined) return [];
    const { indicator, feed } = shown.byKind;
    return cityAnswer.figures.flatMap(({ id }): readonly FigureRow[] => {
      const figure = selectFigure(indicator, id);
      if (figure === undefined) return [];
      const { state } = freshnessOf(figure, feed, minuteMs);
      return [
        { figure, strip: selectStrip(indicator, id), state: state === 'ageing' ? 'fresh' : state },
      ];
    });
    // oxlint-disable-next-line react/exhaustive-deps -- counted once a turn
  }, [city, cityAnswer, minuteMs, turn]);
}
