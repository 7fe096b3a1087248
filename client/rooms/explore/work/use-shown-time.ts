import { useStore } from 'zustand';
import { dayAndMinute } from '../../../design/times.ts';
import { useDesk } from '../desk.ts';

const minuteMs = 60_000;

/** The time on screen in whole minutes, for words; undefined until it is known. */
export function useShownMinute(): { readonly ms: number | undefined; readonly clock: string } {
  const { stand, cityAnswer } = useDesk();
  const ms = useStore(stand, (state) =>
    state.stand === undefined ? undefined : Math.floor(state.stand.atMs / minuteMs) * minuteMs,
  );
  return { ms, clock: ms === undefined ? '--:--' : dayAndMinute(ms, cityAnswer.zone) };
}
