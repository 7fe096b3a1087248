import { useCallback, useMemo } from 'react';
import {
  orderScoreRows,
  scoreRows,
  type ScoreColumn,
  type ScoreRow,
} from '../../../explore/score-rows.ts';
import { useDesk, useView } from '../desk.ts';
import { useCityTurn } from './use-city-turn.ts';

interface Scores {
  readonly rows: readonly ScoreRow[];
  readonly sort: string;
  readonly isDescending: boolean;
  readonly onSort: (column: ScoreColumn) => void;
}

/** The districts' scorecard in the order of the address, counted anew each minute of the clock. */
export function useScoreRows(): Scores {
  const { explore, cityAnswer } = useDesk();
  const sort = useView(({ drill }) => drill.scoreSort);
  const isDescending = useView(({ drill }) => drill.isScoreDescending);
  const turn = useCityTurn();
  const counted = useMemo(() => {
    if (turn === undefined) return [];
    return scoreRows(turn.city, turn.things, cityAnswer.districts, turn.nowMs);
  }, [cityAnswer, turn]);
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
