import { useCity, useRows } from '../desk.ts';
import { useClockMinute } from './use-clock-minute.ts';

const minuteMs = 60_000;

/** Another word each minute of the clock and with each city of another minute: when to count anew what is counted over all rows. */
export function useCityTurn(): string {
  const clockMs = useClockMinute();
  const cityMinute = useCity(({ city }) =>
    city === undefined ? undefined : Math.floor(Date.parse(city.now) / minuteMs),
  );
  const isKnown = useRows(({ things }) => things.length > 0);
  return `${clockMs} ${cityMinute} ${isKnown}`;
}
