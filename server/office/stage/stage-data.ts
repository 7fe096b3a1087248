import type { Instant, StageEvent } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import type { StageData } from '../../../contract/stage.ts';
import { clockTime } from '../clock-time.ts';
import { madeEvent } from '../made-event.ts';
import type { OfficeSettings } from '../office-settings.ts';
import type { StageSettings } from './stage-settings.ts';

const STAGE_SUBJECT = 'stage/city';
const MOST_HISTORY = 50;
const REASONS_IN_A_LINE = 2;

/** What a stage says without what every event carries. */
export type StageWords = Omit<
  StageData,
  'version' | 'geometry' | 'districts' | 'provenance' | 'derivedFrom' | 'why'
>;

/** Before anybody or anything has said more: the ordinary level, and that nobody has confirmed it. */
export function firstStage({ names }: StageSettings, now: Instant): StageWords {
  return {
    level: '1',
    since: now,
    isConfirmed: false,
    proposed: { level: '1', since: now, holdsUntil: now, reasons: [], unknown: [] },
    annunciation: 'listed',
    names,
    crisis: null,
    weather: [],
    history: [],
  };
}

export function stageInForce(stages: ReadonlyMap<string, StageEvent>): StageEvent | undefined {
  return stages.get(STAGE_SUBJECT);
}

export function stageEvent(
  settings: OfficeSettings,
  words: StageWords,
  held: StageEvent | undefined,
  now: Instant,
): StageEvent {
  const derivedFrom = [
    ...new Set(words.proposed.reasons.flatMap(({ subjects }) => subjects)),
  ].toSorted();
  return madeEvent({
    city: settings.city,
    kind: 'stage',
    subject: STAGE_SUBJECT,
    domain: 'disaster',
    now,
    held,
    data: {
      ...words,
      history: words.history.slice(-MOST_HISTORY),
      derivedFrom,
      why: whyOf(words, settings),
    },
  });
}

/** The stage in a line: what is proposed and why, what is in force and by whom, what is not looked at. */
function whyOf(words: StageWords, settings: OfficeSettings): Text {
  const { level, since, isConfirmed, confirmedBy, overrideReason, proposed } = words;
  const time = (at: Instant): string => clockTime(settings, at);
  const own = proposed.reasons.slice(0, REASONS_IN_A_LINE);
  const koReasons = own.map(({ text }) => text.ko).join('; ');
  const enReasons = own.map(({ text }) => text.en ?? text.ko).join('; ');
  const dwell = proposed.isDwelling === true ? time(proposed.holdsUntil) : undefined;
  const ko = [
    `${proposed.level}단계 제안(${time(proposed.since)}부터): ${koReasons === '' ? '해당 기준 없음' : koReasons}`,
    ...(dwell === undefined ? [] : [`그 단계 기준은 그침, ${dwell}까지는 유지`]),
    isConfirmed
      ? `시행 ${level}단계(${time(since)} ${confirmedBy?.name ?? ''})${overrideReason === undefined ? '' : `: ${overrideReason}`}`
      : `시행 ${level}단계, 아직 아무도 확정하지 않음`,
    '기상특보와 국가 위기경보는 계산에 넣지 않음',
  ];
  const en = [
    `Stage ${proposed.level} proposed (since ${time(proposed.since)}): ${enReasons === '' ? 'no criterion holds' : enReasons}`,
    ...(dwell === undefined ? [] : [`nothing of that level holds, kept until ${dwell}`]),
    isConfirmed
      ? `in force ${level} (${time(since)} ${confirmedBy?.name ?? ''})${overrideReason === undefined ? '' : `: ${overrideReason}`}`
      : `in force ${level}, confirmed by nobody yet`,
    'weather warnings and the national crisis level are not counted',
  ];
  return { ko: ko.join(' · '), en: en.join(' · ') };
}
