import { median } from '../bench/figure.ts';

/** Prints how long something took: nothing is asserted of it, since it depends on the machine. */
export function tellMs(what: string, took: readonly number[]): void {
  const each = took.map((ms) => Math.round(ms).toLocaleString('en')).join(', ');
  console.log(`${what}: p50 ${Math.round(median(took)).toLocaleString('en')} ms of ${each}`);
}
