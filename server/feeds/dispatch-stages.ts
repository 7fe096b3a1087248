import type { Instant, StageMark } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';

/** Kinds of call, as the fire service files them. */
export const KINDS = ['화재', '구조', '구급', '기타'] as const;
export type Kind = (typeof KINDS)[number];

interface Entry {
  readonly stage: string;
  /** RFC 3339 with its offset. */
  readonly at: string;
}

/** Stages that may follow a stage. Whatever is not here is refused; see docs/dispatch-119.md. */
type Course = Readonly<Record<string, readonly string[]>>;
const FIRE: Course = {
  접수: ['출동'],
  출동: ['차고출발', '도착', '철수'],
  차고출발: ['도착', '철수'],
  도착: ['초진', '잔불정리', '완진', '철수'],
  초진: ['잔불정리', '완진'],
  잔불정리: ['완진'],
  완진: ['철수', '뒷불감시'],
  철수: ['뒷불감시'],
  뒷불감시: [],
};
const RESCUE: Course = {
  접수: ['출동'],
  출동: ['차고출발', '도착', '귀소'],
  차고출발: ['도착', '귀소'],
  도착: ['활동개시', '구조완료', '귀소'],
  활동개시: ['구조완료', '귀소'],
  구조완료: ['귀소'],
  귀소: [],
};
const EMS: Course = {
  접수: ['출동'],
  출동: ['차고출발', '도착', '귀소'],
  차고출발: ['도착', '귀소'],
  도착: ['활동개시', '이송', '귀소'],
  활동개시: ['이송', '귀소'],
  이송: ['병원도착'],
  병원도착: ['귀소'],
  귀소: [],
};
const COURSES: Readonly<Record<Kind, Course>> = {
  화재: FIRE,
  구조: RESCUE,
  구급: EMS,
  기타: RESCUE,
};
/** Nobody is out for the incident any more. */
export const FINAL_STAGES: ReadonlySet<string> = new Set(['철수', '뒷불감시', '귀소']);

const STAGE_NAMES_EN: Readonly<Record<string, string>> = {
  접수: 'Call received',
  출동: 'Dispatched',
  차고출발: 'Turned out',
  도착: 'Arrived',
  초진: 'Under control',
  잔불정리: 'Mop-up',
  완진: 'Extinguished',
  철수: 'Withdrawn',
  뒷불감시: 'Rekindle watch',
  활동개시: 'Action begun',
  구조완료: 'Rescued',
  이송: 'Transporting',
  병원도착: 'At hospital',
  귀소: 'Returned',
};

export type Stages = { readonly marks: readonly StageMark[] } | { readonly reject: string };

/** The life of an incident so far, or why it cannot be one. */
export function stagesOf(kind: Kind, history: readonly Entry[]): Stages {
  const course = COURSES[kind];
  const marks: StageMark[] = [];
  for (const { stage, at: written } of history) {
    const before = marks.at(-1);
    const here = `${stage} (${written})`;
    const instant: Instant | undefined = offsetInstant(written);
    if (instant === undefined) return { reject: `history: no time with its offset: ${here}` };
    if (course[stage] === undefined) return { reject: `history: no stage of ${kind}: ${here}` };
    if (before === undefined) {
      if (stage !== '접수') return { reject: `history: begins with ${here}, not 접수` };
    } else {
      const from = `${before.code} (${history[marks.length - 1]?.at ?? before.at})`;
      if (course[before.code]?.includes(stage) !== true) {
        return { reject: `history: ${from} -> ${here} is not allowed for ${kind}` };
      }
      if (instant < before.at) return { reject: `history: ${from} -> ${here} goes back in time` };
    }
    const en = STAGE_NAMES_EN[stage];
    const name: Text = en === undefined ? { ko: stage } : { ko: stage, en };
    marks.push({ code: stage, name, at: instant });
  }
  return { marks };
}
