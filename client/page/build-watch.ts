import { shareOf } from './share-of.ts';

const SPREAD_SEC = 120;

/** How long after a new build was heard of a device takes it, ms: walls do not all come at once. */
export const buildDelayMs = (deviceId: string): number => shareOf(deviceId, SPREAD_SEC + 1) * 1000;

/** `true` = the server gives another build than this page is of, and the device's turn has come. */
export function buildWatch(
  own: string | undefined,
  deviceId: string,
): (told: string | undefined, nowMono: number) => boolean {
  const delayMs = buildDelayMs(deviceId);
  let sinceMono: number | undefined;
  return (told, nowMono) => {
    if (own === undefined || told === undefined || told === own) {
      sinceMono = undefined;
      return false;
    }
    sinceMono ??= nowMono;
    return nowMono - sinceMono >= delayMs;
  };
}
