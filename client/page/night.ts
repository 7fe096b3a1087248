/** Local times of the city, `HH:MM`; the night may reach over midnight. */
export interface NightSpan {
  readonly from: string;
  readonly to: string;
}

/** Whether a clock in the city's zone stands in its night. */
export function isNightAt(nowMs: number, zone: string, { from, to }: NightSpan): boolean {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(nowMs);
  return from <= to ? from <= clock && clock < to : clock >= from || clock < to;
}
