import { COMMAND_ROLES, type CommandAnswer, type CommandName } from '../../contract/command.ts';
import type { Role } from '../../contract/office.ts';

export type Refusal = Extract<CommandAnswer, { readonly ok: false }>;

const ROLE_WORDS: Readonly<Record<Role, { readonly ko: string; readonly en: string }>> = {
  viewer: { ko: '열람자', en: 'a viewer' },
  operator: { ko: '상황근무자', en: 'an operator' },
  supervisor: { ko: '상황실장', en: 'a supervisor' },
  executive: { ko: '시장단', en: 'an executive' },
};

export function refusal(code: Refusal['code'], ko: string, en: string): Refusal {
  return { ok: false, code, problem: { ko, en } };
}

function onlyFrom(lowest: Role): Refusal {
  const { ko, en } = ROLE_WORDS[lowest];
  return refusal('not-allowed', `${ko} 이상만 할 수 있습니다`, `only ${en} or above`);
}

/** What is refused before a rule of the city is asked. */
export const REFUSALS = {
  unknown: refusal('unknown-role', '열람만 가능합니다', 'read-only: no token that is known here'),
  role: (name: CommandName): Refusal => onlyFrom(COMMAND_ROLES[name]),
  roleAtLeast: (lowest: Role): Refusal => onlyFrom(lowest),
  usedKey: refusal(
    'conflict',
    '이미 다른 명령에 쓴 키입니다',
    'the key was used for another command',
  ),
  past: refusal('past', '지난 시점을 보는 중입니다', 'in a playback: nothing changes the past'),
  endedExercise: refusal(
    'past',
    '끝난 훈련입니다',
    'the exercise has ended: nothing changes it any more',
  ),
  noCity: refusal('unavailable', '이동 중입니다. 다시 시도하십시오', 'not just now: try again'),
  notKept: refusal(
    'unavailable',
    '기록되지 않았습니다. 같은 키로 다시 보내십시오',
    'not recorded: send it again with the same key',
  ),
  defect: refusal('unavailable', '처리 결함', 'a defect in processing'),
} as const;
