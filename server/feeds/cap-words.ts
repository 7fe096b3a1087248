import { SEVERITIES, type AlertData, type Severity } from '../../contract/event.ts';
import type { CapInfo } from './cap-message.ts';
import type { CapSettings } from './cap-settings.ts';

const URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
const CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;
/** MeteoAlarm: `3; orange; Severe`. */
const AWARENESS = /^\s*(\d)\s*;\s*([a-z]+)\s*;\s*([A-Za-z]+)/;
/** MeteoAlarm's index says it in the event alone. */
const GREEN_EVENT = /^green\b/i;

type Drift = (what: string) => void;

/** Grade of a hazard in CAP's words and in the source's own. */
export interface Grade extends Pick<AlertData, 'severity' | 'urgency' | 'certainty'> {
  readonly originalSeverity: string;
  readonly isMapped: boolean;
  /** Green: nothing is warned of any more. */
  readonly isAllClear: boolean;
}

export function gradeOf(info: CapInfo, { colours }: CapSettings, drift: Drift): Grade {
  const urgency = wordOf(info.urgency, URGENCIES, 'urgency', drift);
  // CAP 1.0 had `Very Likely`.
  const certain = /^very likely$/i.test(info.certainty ?? '') ? 'Likely' : info.certainty;
  const certainty = wordOf(certain, CERTAINTIES, 'certainty', drift);
  const said = wordOf(info.severity, SEVERITIES, 'severity', drift);
  const awareness = AWARENESS.exec(parameterOf(info, 'awareness_level') ?? '');
  const isAllClear = awareness?.[1] === '1' || GREEN_EVENT.test(info.event ?? '');
  if (awareness !== null) {
    const [text, , colour = '', word = ''] = awareness;
    const severity = isSeverity(word) ? word : (colours[colour] ?? said);
    return { severity, urgency, certainty, originalSeverity: text, isMapped: true, isAllClear };
  }
  const tier = info.tier ?? (isAllClear ? { colour: 'green', word: 'green' } : undefined);
  if (tier !== undefined) {
    const { colour, word } = tier;
    const severity = colours[colour] ?? 'Unknown';
    if (colours[colour] === undefined) drift(`unknown colour ${colour}`);
    return { severity, urgency, certainty, originalSeverity: word, isMapped: true, isAllClear };
  }
  const originalSeverity = info.severity ?? said;
  return { severity: said, urgency, certainty, originalSeverity, isMapped: false, isAllClear };
}

/** Value of a parameter, in whatever case its name is. */
export function parameterOf(info: CapInfo, name: string): string | undefined {
  return info.parameters.find(({ valueName }) => valueName.toLowerCase() === name.toLowerCase())
    ?.value;
}

function isSeverity(word: string): word is Severity {
  return SEVERITIES.some((severity) => severity === word);
}

/** The word of the list, in any case; `Unknown` for none, and a report for one that nobody knows. */
function wordOf<W extends string>(
  text: string | undefined,
  words: readonly W[],
  field: string,
  drift: Drift,
): W | 'Unknown' {
  if (text === undefined) return 'Unknown';
  const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
  if (found === undefined) drift(`unknown ${field} ${text.slice(0, 40)}`);
  return found ?? 'Unknown';
}
