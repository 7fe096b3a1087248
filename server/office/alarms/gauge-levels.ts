import type { Threshold } from '../../../contract/event.ts';
import type { AlarmLevel, AlarmRule } from './alarm-rule.ts';
import type { GateLimit } from './level-gate.ts';

/** The levels a gauge itself names, as far as the rule makes them alarms. */
export function gaugeLevels(
  { ofGauge }: AlarmRule,
  thresholds: readonly Threshold[],
): readonly AlarmLevel[] {
  return thresholds.flatMap(({ value, severity, label }) => {
    const priority = ofGauge?.[severity];
    return priority === undefined ? [] : [{ value, severity, label, priority }];
  });
}

/** Whether a gauge names the limits that are held already; asked of each value, so nothing is made. */
export function areHeld(
  held: readonly AlarmLevel[],
  { ofGauge }: AlarmRule,
  thresholds: readonly Threshold[],
): boolean {
  let index = 0;
  for (const { value, severity } of thresholds) {
    if (ofGauge?.[severity] === undefined) continue;
    if (held[index]?.value !== value) return false;
    index += 1;
  }
  return index === held.length;
}

export function gateLimits(
  { deadBandPct }: Pick<AlarmRule, 'deadBandPct'>,
  levels: readonly AlarmLevel[],
): readonly GateLimit[] {
  return levels.flatMap(({ value }) =>
    value === undefined ? [] : [{ value, deadBand: (Math.abs(value) * deadBandPct) / 100 }],
  );
}

/** A value so far on the safe side of the first limit, as a part of it, is not even remembered. */
const FAR = 0.5;

/** Whether a value is near enough to a limit to be watched, and its course remembered. */
export function isNear(value: number, limit: number, direction: 'above' | 'below'): boolean {
  const room = Math.abs(limit) * FAR;
  return direction === 'above' ? value >= limit - room : value <= limit + room;
}
