import type { Sample } from './sample.ts';

/** Of what the browser keeps for itself a little more or less is no leak. */
const ALLOWED = 0.02;

const TIMES: ReadonlySet<keyof Sample> = new Set(['atSec', 'openedMs']);

export interface Drift {
  /** A line for each count: first and last round, how far apart in percent, growth an hour. */
  readonly table: string;
  /** What is more in the last round than allowed. */
  readonly growing: readonly string[];
}

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

const changeOf = (first: number, last: number): number => (first === 0 ? last : last / first - 1);

/** What of a page has grown between its first and its last round. */
export function drift(samples: readonly Sample[]): Drift {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined)
    return { table: 'nothing measured', growing: ['samples'] };
  if (samples.some(({ openedMs }) => openedMs !== first.openedMs))
    return { table: 'the page was loaded anew in between', growing: ['page'] };
  const names = (Object.keys(first) as (keyof Sample)[]).filter((name) => !TIMES.has(name));
  const growing = names.filter((name) => last[name] > first[name] * (1 + ALLOWED));
  const rows = names.map((name) => {
    const change = changeOf(first[name], last[name]);
    const slope = slopeAnHour(samples.map((each) => [each.atSec, each[name]]));
    const verdict = growing.includes(name) ? 'GROWS' : change < -ALLOWED ? 'shrinks' : 'flat';
    const cells = [first[name], last[name], `${(change * 100).toFixed(1)} %`, Math.round(slope)];
    return name.padEnd(10) + [...cells, verdict].map((cell) => String(cell).padStart(12)).join('');
  });
  const head = '                 first        last      change    per hour';
  return { table: [head, ...rows].join('\n'), growing };
}
