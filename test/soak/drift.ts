import type { Sample } from './sample.ts';

/** Of what the browser keeps for itself a little more or less is no leak. */
const ALLOWED = 0.02;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Growth an hour by least squares. */
function slopeAnHour(points: readonly (readonly [number, number])[]): number {
  const x = mean(points.map(([atSec]) => atSec));
  const y = mean(points.map(([, value]) => value));
  const above = points.reduce((sum, [atSec, value]) => sum + (atSec - x) * (value - y), 0);
  const below = points.reduce((sum, [atSec]) => sum + (atSec - x) ** 2, 0);
  return below === 0 ? 0 : (above / below) * 3600;
}

/** A line for each count: first and last round, how far apart in percent, growth an hour. */
export function drift(samples: readonly Sample[]): string {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return 'no samples';
  const rows = (Object.keys(first) as (keyof Sample)[])
    .filter((name) => name !== 'atSec')
    .map((name) => {
      const change = first[name] === 0 ? last[name] : last[name] / first[name] - 1;
      const slope = slopeAnHour(samples.map((each) => [each.atSec, each[name]]));
      const verdict = Math.abs(change) <= ALLOWED ? 'flat' : change > 0 ? 'GROWS' : 'shrinks';
      const cells = [first[name], last[name], `${(change * 100).toFixed(1)} %`, Math.round(slope)];
      return (
        name.padEnd(10) + [...cells, verdict].map((cell) => String(cell).padStart(12)).join('')
      );
    });
  return ['                 first        last      change    per hour', ...rows].join('\n');
}
