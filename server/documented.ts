import type { Basis, Instant } from '../contract/event.ts';
import type { Scenario } from './config/read-scenario.ts';

/** What a subject's value at an instant of its source's clock rests on. */
export type BasisOf = (subject: string, at: Instant) => Basis;

/** Marks each recorded value: given by public reports at its time, or simulated between them. */
export function basisFrom(documented: Scenario['documented']): BasisOf {
  const spans = new Map<string, { readonly from: string; readonly to: string }[]>();
  for (const { subject, from, to } of documented) {
    spans.set(subject, [...(spans.get(subject) ?? []), { from, to }]);
  }
  return (subject, at) => {
    const isGiven = spans.get(subject)?.some(({ from, to }) => from <= at && at <= to);
    return isGiven === true ? 'documented' : 'simulated';
  };
}
