import { useCallback, useEffect, useRef } from 'react';
import { timelineApi } from '../../city/exercise-address.ts';
import { useDesk } from './desk.ts';
import { followRange } from './follow-range.ts';

/** Keeps the rows of the brushed range while the desk is on screen; the answer asks once more. */
export function useRangeRows(): () => void {
  const { city, explore, data } = useDesk();
  const following = useRef<ReturnType<typeof followRange>>(undefined);
  useEffect(() => {
    const follow = followRange({
      city,
      explore,
      data,
      addressOf: (parameters) => timelineApi(`/events?${parameters}`),
    });
    following.current = follow;
    return follow.stop;
  }, [city, explore, data]);
  return useCallback(() => following.current?.again(), []);
}
