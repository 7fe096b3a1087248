import type { Basis, CityEvent } from '../contract/event.ts';
import type { Scenario } from './config/read-scenario.ts';

/** Marks each recorded value: given by public reports at its time, or simulated between them. */
export function basisFrom(documented: Scenario['documented']): (event: CityEvent) => Basis {
  const spans = new Map<string, { readonly from: string; readonly to: string }[]>();
  for (const { subject, from, to } of documented) {
    spans.set(subject, [...(spans.get(subject) ?? []), { from, to }]);
  }
  return (event) => {
    const { time } = event;
    const isGiven = spans.get(event.subject)?.some(({ from, to }) => from <= time && time <= to);
    return isGiven === true ? 'documented' : 'simulated';
  };
}
