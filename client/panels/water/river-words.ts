import type { RiverGauge } from '../../city/select-rivers.ts';
import type { Words } from '../../design/wording.ts';

/** Levels of rivers with two decimals: a centimetre matters at a limit. */
export function formatLevel(level: number): string {
  return level.toFixed(level >= 100 ? 1 : 2).replace('-', '\u2212');
}

/** A limit as its owner writes it: at most two decimals. */
export function formatLimit(limit: number): string {
  return String(Math.round(limit * 100) / 100).replace('-', '\u2212');
}

/** How a gauge stands to its limits: `제방고 4.6 m 넘음`, `모든 기준 아래`. */
export function riverState(
  { level, severity, thresholds }: RiverGauge,
  { word, say }: Words,
): string {
  if (level === undefined) return word('water/rivers/unknown');
  if (severity === undefined) return word('water/rivers/unjudged');
  const passed = thresholds.findLast(({ value }) => level >= value);
  return passed === undefined
    ? word('water/rivers/below')
    : word('water/rivers/passed', { label: say(passed.label), limit: formatLimit(passed.value) });
}
