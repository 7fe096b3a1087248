import type { Provenance } from '../../contract/event.ts';

/** Of what the office makes from others: no source of its own stands behind it. */
export function officeProvenance(subject: string): Provenance {
  return {
    feed: 'office',
    standard: 'derived',
    ref: subject,
    rawId: '',
    sha256: '',
    licence: '',
  };
}
