import type { AlertData, Severity } from '../../contract/event.ts';

type Hints = Pick<AlertData, 'urgency' | 'certainty'>;

const HINTS: Readonly<Record<Severity, Hints>> = {
  Extreme: { urgency: 'Immediate', certainty: 'Observed' },
  Severe: { urgency: 'Expected', certainty: 'Likely' },
  Moderate: { urgency: 'Expected', certainty: 'Likely' },
  Minor: { urgency: 'Future', certainty: 'Possible' },
  Unknown: { urgency: 'Unknown', certainty: 'Unknown' },
};

/** CAP's urgency and certainty for sources that have only one scale; `Past` once lifted. */
export function capHints(severity: Severity, isLifted = false): Hints {
  return isLifted ? { ...HINTS[severity], urgency: 'Past' } : HINTS[severity];
}
