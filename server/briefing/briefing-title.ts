import type { Mode } from '../../contract/delta.ts';
import type { Text } from '../../contract/place.ts';
import type { BriefingFacts } from './briefing-facts.ts';
import { both, english } from './wording.ts';

const KINDS = {
  changes: both('달라진 것', 'What changed'),
  shift: both('근무 교대 보고', 'Shift hand-over'),
  morning: both('오전 브리핑', 'Morning briefing'),
} as const;

/** What must never pass for the real thing says so in its very name. */
const MARKS: Readonly<Record<Mode, Text | undefined>> = {
  live: undefined,
  replay: both('[재생] ', '[Replay] '),
  demo: both('[데모] ', '[Demo] '),
  exercise: both('[훈련] ', '[Exercise] '),
};

/** Of an after-action report with the situation's own title. */
export function briefingTitle({ kind, mode }: BriefingFacts, situation: Text | undefined): Text {
  const mark = MARKS[mode] ?? both('', '');
  const name =
    kind === 'after-action'
      ? both(
          `${situation?.ko ?? '상황'} 사후 보고`,
          `After-action report: ${situation === undefined ? 'situation' : english(situation)}`,
        )
      : KINDS[kind];
  return both(`${mark.ko}${name.ko}`, `${english(mark)}${english(name)}`);
}
