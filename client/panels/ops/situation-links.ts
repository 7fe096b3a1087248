import { exerciseOfAddress } from '../../city/exercise-address.ts';
import type { Language } from '../../design/language.ts';
import { zonedInstant } from '../../design/times.ts';

/** What led to it is seen too. */
const beforeMs = 600_000;

function address(
  path: string,
  asked: Readonly<Record<string, string>>,
  language: Language,
): string {
  const exercise = exerciseOfAddress(window.location.search);
  // What belongs to an exercise is looked at in it.
  const search = new URLSearchParams({ ...asked, lang: language, ...(exercise && { exercise }) });
  return `${path}?${search.toString()}`;
}

/** The after-action report of a situation; of an exercise there is none. */
export function reportAddress(subject: string, language: Language): string | undefined {
  if (exerciseOfAddress(window.location.search) !== undefined) return undefined;
  return address('/briefing', { kind: 'after-action', subject }, language);
}

/** This room at the time the situation began, on this screen only. */
export function playbackAddress(
  subject: string,
  openedMs: number,
  zone: string,
  language: Language,
): string {
  const at = zonedInstant(openedMs - beforeMs, zone);
  return address('/ops', { tab: 'situations', subject, at }, language);
}
