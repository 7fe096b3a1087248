import type { Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import { offsetMs } from '../../feed-kit/zone-offset.ts';

const MINUTE_MS = 60_000;
const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 5760] as const;

/** Round times of the city's clock within a span, at most so many. */
export function axisTicks(
  from: Instant,
  to: Instant,
  zone: string,
  most: number,
): readonly Instant[] {
  const [fromMs, toMs] = [instantMs(from), instantMs(to)];
  const shift = offsetMs(fromMs, zone);
  const fits = STEPS_MIN.find((min) => (toMs - fromMs) / (min * MINUTE_MS) <= most);
  const stepMs = (fits ?? STEPS_MIN.at(-1) ?? 1440) * MINUTE_MS;
  const first = Math.ceil((fromMs + shift) / stepMs) * stepMs - shift;
  const count = Math.max(0, Math.floor((toMs - first) / stepMs) + 1);
  return Array.from({ length: count }, (_, n) => instantOf(first + n * stepMs));
}
