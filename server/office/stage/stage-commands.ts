import type { Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Declared } from '../../../contract/stage.ts';
import type { Carried, Order } from '../office-part.ts';
import type { StageWords } from './stage-data.ts';
import type { StageSettings } from './stage-settings.ts';

/** Whose clock runs so far ahead of ours, or of our last look, means now. */
const CLOCKS_APART_MS = 60_000;

type Refused = Extract<Carried, { readonly ok: false }>;
/** The stage as a command leaves it, or why it does not. */
export type Ordered = { readonly ok: true; readonly words: StageWords } | Refused;

/** Confirms the proposed level, or sets another with a reason. */
export function orderStage(
  held: StageWords,
  { actor, request }: Extract<Order, { readonly name: 'stage' }>,
  now: Instant,
): Ordered {
  const { level, key } = request;
  const reason = request.reason?.trim() ?? '';
  const isOverride = level !== held.proposed.level;
  if (isOverride && reason === '') {
    return refused(
      'bad-request',
      `제안(${held.proposed.level}단계)과 다른 단계는 사유가 필요합니다`,
      `reason: another level than the proposed ${held.proposed.level} needs one`,
    );
  }
  const { overrideReason: _before, ...rest } = held;
  const step = {
    at: now,
    to: level,
    by: isOverride ? 'override' : 'confirm',
    actor,
    ...(reason === '' ? {} : { reason }),
    key,
    proposed: held.proposed.level,
  };
  return {
    ok: true,
    words: {
      ...rest,
      level,
      since: level === held.level && held.isConfirmed ? held.since : now,
      isConfirmed: true,
      confirmedBy: actor,
      ...(isOverride ? { overrideReason: reason } : {}),
      // Somebody has looked at it.
      annunciation: 'listed',
      history: [...held.history, step],
    },
  };
}

/** Enters what the ministry has declared, or that it is lifted. It moves nothing else. */
export function orderCrisis(
  held: StageWords,
  { actor, request }: Extract<Order, { readonly name: 'crisis' }>,
  crisis: StageSettings['crisis'],
  now: Instant,
): Ordered {
  if (crisis === undefined) {
    return refused(
      'bad-request',
      '위기경보 단계가 설정되지 않은 도시입니다',
      'the city has no crisis levels',
    );
  }
  const { level, text, at = now, key } = request;
  const crisisEntered = { at: now, actor, key, ...(level === undefined ? {} : { level }) };
  if (level === undefined) {
    if (held.crisis !== null) return { ok: true, words: { ...held, crisis: null, crisisEntered } };
    return refused('conflict', '발령 중인 위기경보가 없습니다', 'no crisis level is in force');
  }
  const named = crisis.levels.find(({ ko, en }) => level === ko || level === en);
  if (named === undefined) {
    const known = crisis.levels.map(({ ko }) => ko).join(', ');
    return refused(
      'bad-request',
      `위기경보는 ${known} 중 하나입니다`,
      `level: expected one of ${known}`,
    );
  }
  const [atMs, nowMs] = [instantMs(at), instantMs(now)];
  if (!(atMs <= nowMs + CLOCKS_APART_MS)) {
    return refused(
      'bad-request',
      '발령 시각은 지금보다 뒤일 수 없습니다',
      'at: expected a time that has passed',
    );
  }
  const words = text === undefined || text.trim() === '' ? '' : ` · ${text.trim()}`;
  const declared: Declared = {
    by: crisis.by,
    text: { ko: `${named.ko}${words}`, en: `${named.en ?? named.ko}${words}` },
    at: atMs > nowMs ? now : at,
    actor,
  };
  return { ok: true, words: { ...held, crisis: declared, crisisEntered } };
}

function refused(code: Refused['code'], ko: string, en: string): Refused {
  return { ok: false, code, problem: { ko, en } };
}
