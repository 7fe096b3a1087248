import type { FaultKind, SourceFault } from '../feed-kit/reading.ts';

const MAX_CHARS = 200;

/** A fault told in HTTP's own numbers, wherever in a body they stand. */
export function statusFault(code: unknown, message: unknown): SourceFault {
  const text = typeof message === 'string' && message.trim() !== '' ? message.trim() : 'no reason';
  const status = Number(code);
  const shown = typeof code === 'string' || typeof code === 'number' ? String(code).trim() : '';
  return {
    kind: kindOf(status),
    code: (shown === '' ? 'error' : shown).slice(0, 80),
    message: text.slice(0, MAX_CHARS),
  };
}

function kindOf(status: number): FaultKind {
  if (status === 429) return 'quota';
  if (status === 401 || status === 403 || status === 404) return 'config';
  return status >= 400 && status < 500 ? 'ours' : 'source';
}
