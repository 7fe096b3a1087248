const MINUTE_MS = 60_000;
/** A source's clock and ours may differ so much. */
const CLOCKS_MS = 5 * MINUTE_MS;

/**
 * Whether times look as if they were read in a wrong zone (REL-19): ahead of their arrival, or
 * behind it, by just the offset of the city. `ageMs` is that of the newest value on arrival, < 0
 * from the future; `slackMs` how old values are that arrive in time. One line for the feed's
 * health, which a person must judge: a source that was away for as long looks alike.
 */
export function zoneMixUp(ageMs: number, offsetMs: number, slackMs: number): string | undefined {
  if (Math.abs(offsetMs) < 60 * MINUTE_MS) return undefined;
  const isOff = (sign: 1 | -1): boolean => {
    const restMs = ageMs - sign * Math.abs(offsetMs);
    return restMs >= -CLOCKS_MS && restMs <= slackMs;
  };
  const hours = Math.abs(offsetMs) / 3_600_000;
  if (isOff(-1)) return `times are ${hours} h ahead: another zone?`;
  if (isOff(1)) return `times are ${hours} h behind: another zone?`;
  return undefined;
}
