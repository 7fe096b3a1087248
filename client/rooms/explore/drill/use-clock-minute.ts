import { useCity } from '../desk.ts';

const minuteMs = 60_000;

/** The whole minute of the clock, so that what follows it is asked and drawn once a minute; undefined = no clock yet. */
export function useClockMinute(): number | undefined {
  return useCity(({ time }) =>
    time.nowMs === undefined ? undefined : Math.floor(time.nowMs / minuteMs) * minuteMs,
  );
}
