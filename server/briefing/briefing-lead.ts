import type { BriefingFigure } from '../../contract/briefing.ts';
import type { Text } from '../../contract/place.ts';
import { activationsOf } from './alarms-section.ts';
import { lastOf, type BriefingFacts } from './briefing-facts.ts';
import type { CityClock } from './city-clock.ts';
import { outagesOf } from './feeds-section.ts';
import { excursionOf, type Excursion } from './normal-section.ts';
import { situationsOf } from './situations-section.ts';
import { stageAtEnd } from './stage-section.ts';
import {
  amount,
  both,
  english,
  joined,
  numberText,
  plural,
  rangeText,
  sentences,
  severityWord,
} from './wording.ts';

/** What somebody who reads nothing else must know. */
export function briefingLead(
  facts: BriefingFacts,
  figures: readonly BriefingFigure[],
  clock: CityClock,
): Text {
  const said = [
    situationText(facts),
    stageText(facts),
    figureText(figures, clock, facts),
    alarmText(facts),
    outageText(facts),
  ].filter((text) => text !== undefined);
  const isKnown = facts.after !== undefined && (facts.holes ?? []).length === 0;
  if (said.length > 0) return sentences(said);
  // Calm is said only where everything could be looked at.
  return isKnown
    ? both(
        '평소와 같음. 열린 상황, 울린 경보, 끊긴 자료 없음.',
        'As usual: no situation, no alarm, no feed lost.',
      )
    : both('알 수 있는 범위에서 달라진 것 없음.', 'Nothing changed as far as can be known.');
}

function situationText(facts: BriefingFacts): Text | undefined {
  const open = situationsOf(facts).filter(
    ({ data }) => data.endedAt === undefined || data.endedAt >= facts.to,
  );
  const [first, ...others] = open;
  if (first === undefined) return undefined;
  const { title, severity } = first.data;
  const word = severityWord(severity);
  return both(
    `${title.ko} ${word.ko}${others.length === 0 ? '' : `, 그 밖의 상황 ${others.length}건`}`,
    `${english(title)}: ${english(word)}${others.length === 0 ? '' : `, and ${plural(others.length, 'other situation')}`}`,
  );
}

function stageText(facts: BriefingFacts): Text | undefined {
  const stage = stageAtEnd(facts);
  if (stage === undefined) return undefined;
  const { level, proposed } = stage;
  if (level === '1' && proposed.level === '1') return undefined;
  return level === proposed.level
    ? both(`도시 ${level}단계`, `City stage ${level}`)
    : both(
        `도시 ${level}단계, 시스템 제안 ${proposed.level}단계`,
        `City stage ${level}, proposed ${proposed.level}`,
      );
}

/** The figure farthest from its normal band, in widths of the band. */
function figureText(
  figures: readonly BriefingFigure[],
  clock: CityClock,
  { to }: BriefingFacts,
): Text | undefined {
  const outside = figures.flatMap((figure) => excursionOf(figure) ?? []);
  const [worst, ...others] = outside.toSorted((a, b) => bandsAway(b) - bandsAway(a));
  if (worst === undefined) return undefined;
  const { figure, value, at, low, high } = worst;
  const usual = rangeText(low, high);
  const [time, told] = [clock.time(at, to), amount(value, figure.unit)];
  const names = joined(
    others.slice(0, 2).map((one) => one.figure.label),
    '·',
    ', ',
  );
  return both(
    `${figure.label.ko} ${told.ko}(${time.ko}), 평소 ${usual}${others.length === 0 ? '' : `. ${names.ko}${others.length > 2 ? ` 등 ${others.length}개 지표` : ''}도 평소 밖`}`,
    `${english(figure.label)} ${english(told)} (${english(time)}), normal ${usual}${others.length === 0 ? '' : `. Also outside normal: ${english(names)}${others.length > 2 ? ` and ${others.length - 2} more` : ''}`}`,
  );
}

function bandsAway({ value, low, high }: Excursion): number {
  const width = Math.max(high - low, Math.abs(high) * 0.05, Number.EPSILON);
  return Math.max(value - high, low - value) / width;
}

function alarmText(facts: BriefingFacts): Text | undefined {
  const n = activationsOf(facts).length;
  if (n === 0) return undefined;
  const waiting = [...lastOf(facts, 'alarm').values()].filter(
    ({ data }) => data.state === 'unack-active',
  ).length;
  return both(
    `경보 ${numberText(n)}회${waiting === 0 ? '' : `, 미확인 ${waiting}건`}`,
    `${plural(n, 'alarm')}${waiting === 0 ? '' : `, ${waiting} unacknowledged`}`,
  );
}

function outageText(facts: BriefingFacts): Text | undefined {
  const lost = outagesOf(facts).filter(({ to }) => to === undefined);
  if (lost.length === 0) return undefined;
  const names = joined(
    lost.slice(0, 3).map(({ event }) => event.data.title),
    '·',
    ', ',
  );
  const more = lost.length > 3;
  return both(
    `자료 끊김: ${names.ko}${more ? ' 등' : ''}`,
    `no data from ${english(names)}${more ? ' and others' : ''}`,
  );
}
