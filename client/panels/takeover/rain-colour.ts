/** Where each step of the map's ramp begins, mm an hour. */
const STEPS = [1, 5, 10, 20, 30, 50, 70, 100] as const;

/** The colour that the map gives to so much rain an hour; less than its first step is the faintest. */
export function rainColour(mmPerHour: number): string {
  const step = STEPS.findLast((from) => mmPerHour >= from) ?? STEPS[0];
  return `var(--rain-${step})`;
}
