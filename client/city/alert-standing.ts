import type { AlertData } from '../../contract/event.ts';

/** Sent as a test or exercise, or marked real and by its own words one of them. */
export function isTest({ status, flags }: Pick<AlertData, 'status' | 'flags'>): boolean {
  return status !== 'Actual' || flags?.includes('test-message') === true;
}

/** Real, not withdrawn and not over. */
export function isInForce(data: AlertData): boolean {
  return !isTest(data) && data.msgType !== 'Cancel' && data.endedAt === undefined;
}

/** Its message has run out while the hazard lasts: the sender owes an update. */
export function isAwaitingUpdate(
  { flags, expires, ends, endedAt }: AlertData,
  nowMs: number,
): boolean {
  if (endedAt !== undefined) return false;
  if (flags?.includes('awaiting-update') === true) return true;
  const isPast = expires !== undefined && Date.parse(expires) < nowMs;
  return isPast && ends !== undefined && Date.parse(ends) > nowMs;
}
