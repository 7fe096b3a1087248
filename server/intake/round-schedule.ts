import { createHash } from 'node:crypto';

/** Share of the cadence by which feeds of one cadence are spread. */
const SPREAD = 0.1;

/**
 * When rounds are due: the first at once, then every `everySec` from the start, each feed a fixed
 * 0–10 % late by its id. A round that overran skips what it missed.
 */
export function nextRoundMs(
  feed: string,
  everySec: number,
  startMs: number,
  nowMs: number,
): number {
  const everyMs = everySec * 1000;
  const firstMs = startMs + phaseOf(feed) * everyMs;
  const passed = Math.floor((nowMs - firstMs) / everyMs) + 1;
  // Before the start there is time only for a clock that was put back.
  const rounds = nowMs < startMs ? passed : Math.max(1, passed);
  return firstMs + rounds * everyMs;
}

function phaseOf(feed: string): number {
  const hash = createHash('sha256').update(feed).digest().readUInt32BE(0);
  return (hash / 2 ** 32) * SPREAD;
}
