import { useCallback, useMemo } from 'react';
import {
  orderScoreRows,
  scoreRows,
  type ScoreColumn,
  type ScoreRow,
} from '../../../explore/score-rows.ts';
import { useDesk, useView } from '../desk.ts';
import { useCityTurn } from './use-city-turn.ts';
import { useClockMinute } from './use-clock-minute.ts';

interface Scores {
  readonly rows: readonly ScoreRow[];
  readonly sort: string;
  readonly isDescending: boolean;
  readonly onSort: (column: ScoreColumn) => void;
}

/** The districts' scorecard in the order of the address, counted anew each minute of the clock. */
export function useScoreRows(): Scores {
  const { city, data, explore, cityAnswer } = useDesk();
  const sort = useView(({ drill }) => drill.scoreSort);
  const isDescending = useView(({ drill }) => drill.isScoreDescending);
  const minuteMs = useClockMinute();
  const turn = useCityTurn();
  const counted = useMemo(() => {
    const { city: shown, time } = city.getState();
    if (shown === undefined || minuteMs === undefined) return [];
    const { things } = data.getState();
    return scoreRows(shown, things, cityAnswer.districts, time.nowMs ?? minuteMs);
    // oxlint-disable-next-line react/exhaustive-deps -- counted once a turn
  }, [city, data, cityAnswer, minuteMs, turn]);
  const rows = useMemo(
    () => orderScoreRows(counted, sort, isDescending),
    [counted, sort, isDescending],
  );
  const onSort = useCallback(
    (column: ScoreColumn) => {
      const { drill } = explore.getState().view;
      const isSame = drill.scoreSort === column;
      // Names begin with the first, numbers with the most.
      const isFirstDescending = column !== 'name';
      explore.change({
        drill: {
          ...drill,
          scoreSort: column,
          isScoreDescending: isSame ? !drill.isScoreDescending : isFirstDescending,
        },
      });
    },
    [explore],
  );
  return { rows, sort, isDescending, onSort };
}
