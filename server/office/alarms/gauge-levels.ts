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

/** Whether a gauge names the limits that are held already. */
export function areSame(held: readonly AlarmLevel[], levels: readonly AlarmLevel[]): boolean {
  return (
    held.length === levels.length &&
    held.every((level, index) => level.value === levels[index]?.value)
  );
}

export function gateLimits(
  { deadBandPct }: Pick<AlarmRule, 'deadBandPct'>,
  levels: readonly AlarmLevel[],
): readonly GateLimit[] {
  return levels.flatMap(({ value }) =>
    value === undefined ? [] : [{ value, deadBand: (Math.abs(value) * deadBandPct) / 100 }],
  );
}
