import { useMemo } from 'react';
import type { StageData } from '../../../../contract/stage.ts';
import { selectFeeds } from '../../../city/select-feeds.ts';
import { selectSituations } from '../../../city/select-situations.ts';
import { useCityTurn } from './use-city-turn.ts';

interface CityStand {
  readonly stage: StageData | undefined;
  readonly isHeld: boolean;
  readonly situations: number;
  readonly severe: number;
}

const UNKNOWN: CityStand = { stage: undefined, isHeld: true, situations: 0, severe: 0 };

/** The city's stage and what is open, anew each minute of the clock. */
export function useCityStand(): CityStand {
  const turn = useCityTurn();
  return useMemo(() => {
    if (turn === undefined) return UNKNOWN;
    const { stage, feed, situation } = turn.city.byKind;
    const { open } = selectSituations(situation);
    return {
      stage: stage.get('stage/city')?.data,
      isHeld: selectFeeds(feed).isAllSilent,
      situations: open.length,
      severe: open.filter(({ data }) => data.severity === 'Extreme').length,
    };
  }, [turn]);
}
