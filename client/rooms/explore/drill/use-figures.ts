import { useMemo } from 'react';
import { freshnessOf } from '../../../city/select-freshness.ts';
import { selectFigure, selectStrip } from '../../../city/select-indicators.ts';
import type { FigureRow } from '../../../panels/explore/district-figures.tsx';
import { useDesk } from '../desk.ts';
import { useCityTurn } from './use-city-turn.ts';

/** The city's key figures with their last 24 h, anew each minute of the clock. */
export function useFigures(): readonly FigureRow[] {
  const { cityAnswer } = useDesk();
  const turn = useCityTurn();
  return useMemo(() => {
    if (turn === undefined) return [];
    const { indicator, feed } = turn.city.byKind;
    return cityAnswer.figures.flatMap(({ id }): readonly FigureRow[] => {
      const figure = selectFigure(indicator, id);
      if (figure === undefined) return [];
      const { state } = freshnessOf(figure, feed, turn.minuteMs);
      return [
        { figure, strip: selectStrip(indicator, id), state: state === 'ageing' ? 'fresh' : state },
      ];
    });
  }, [cityAnswer, turn]);
}
