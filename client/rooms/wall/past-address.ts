import { PLAYBACK_SPEED } from '../../../contract/socket.ts';
import { BASES, type PastBasis } from '../../../contract/delta.ts';
import { zonedInstant } from '../../design/times.ts';
import type { PastStart } from '../../link/time-link.ts';

/** The past that an address names, or what of it cannot be read; neither = the present. */
export interface AddressedPast {
  readonly start?: PastStart;
  readonly problem?: string;
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/u;
const duration = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u;
const unitsMs = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000] as const;

/** `PT30M`, `P1D`, `P7D`; undefined = no duration, or none of any length. */
function durationMs(text: string): number | undefined {
  const match = duration.exec(text);
  if (match === null) return undefined;
  const ms = unitsMs.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
  return ms > 0 ? ms : undefined;
}

function placeOf(asked: URLSearchParams): PastStart['place'] | string | undefined {
  // A plus sign that nobody escaped is read as a blank.
  const at = asked.get('at')?.replace(' ', '+');
  const shift = asked.get('shift');
  if (at !== undefined) {
    const isInstant = instant.test(at) && !Number.isNaN(Date.parse(at));
    return isInstant ? { at: new Date(at).toISOString() } : `at=${at}`;
  }
  if (shift === null) return undefined;
  const shiftMs = durationMs(shift);
  return shiftMs === undefined ? `shift=${shift}` : { shiftMs };
}

/** `?at=2026-11-22T03:10:00+09:00&speed=10&basis=happened`, or `?shift=P1D` behind the present. */
export function pastOfAddress(search: string): AddressedPast {
  const asked = new URLSearchParams(search);
  const place = placeOf(asked);
  if (place === undefined) return {};
  if (typeof place === 'string') return { problem: place };
  const speed = Number(asked.get('speed') ?? 1);
  const { min, max } = PLAYBACK_SPEED;
  if (!(speed === 0 || (speed >= min && speed <= max))) {
    return { problem: `speed=${asked.get('speed')}` };
  }
  const wanted = asked.get('basis') ?? 'known';
  const basis = BASES.find((known) => known === wanted);
  if (basis === undefined) return { problem: `basis=${wanted}` };
  return { start: { place, speed, basis } };
}

export interface ShownPast {
  readonly atMs: number;
  /** 0 = paused. */
  readonly speed: number;
  readonly basis: PastBasis;
}

/** The same address with the past on screen in it, or without any. */
export function addressOfPast(address: URL, shown: ShownPast | undefined, zone: string): URL {
  const next = new URL(address);
  for (const name of ['at', 'shift', 'speed', 'basis']) next.searchParams.delete(name);
  if (shown === undefined) return next;
  next.searchParams.set('at', zonedInstant(shown.atMs, zone));
  if (shown.speed !== 1) next.searchParams.set('speed', String(shown.speed));
  if (shown.basis !== 'known') next.searchParams.set('basis', shown.basis);
  // Colons are fine in a query, and an instant that people can read is passed on with more trust.
  next.search = next.search.replaceAll('%3A', ':');
  return next;
}
