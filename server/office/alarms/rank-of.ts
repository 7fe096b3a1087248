import { SEVERITIES, type CityEvent, type Severity } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import type { AlarmLevel } from './alarm-rule.ts';

/** The level that a state, a fault, a word or an alert speaks of; −1 = none. */
export function rankOf(
  event: CityEvent,
  levels: readonly AlarmLevel[],
): { readonly rank: number; readonly words?: Text } {
  switch (event.kind) {
    case 'asset': {
      const { state, faults } = event.data;
      const rank = levels.findLastIndex(
        (level) =>
          level.states?.includes(state) === true ||
          faults.some(({ code }) => level.faults?.includes(code) === true),
      );
      const level = levels[rank];
      if (level === undefined) return { rank };
      // What raises it; a milder fault beside it does not say why.
      const fault =
        faults.find(({ code }) => level.faults?.includes(code) === true) ??
        faults.find(({ code }) => !levels.some((other) => other.faults?.includes(code) === true));
      return { rank, words: fault?.text ?? level.label };
    }
    case 'alert': {
      const { status, endedAt, severity, headline } = event.data;
      if (status !== 'Actual' || endedAt !== undefined) return { rank: -1 };
      const rank = levels.findLastIndex((level) => isAtLeast(severity, level.severity));
      return { rank, words: headline };
    }
    case 'observation': {
      const { result } = event.data;
      if (typeof result !== 'string') return { rank: -1 };
      const rank = levels.findLastIndex((level) => level.words?.includes(result) === true);
      return { rank, words: { ...levels[rank]?.label, ko: result } };
    }
    case 'position':
    case 'incident':
    case 'request':
    case 'indicator':
    case 'feed':
    case 'situation':
    case 'alarm':
    case 'stage':
    case 'directive':
      return { rank: -1 };
  }
}

function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
