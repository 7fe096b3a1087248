import type { AlarmEvent, Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { Text } from '../../../contract/place.ts';
import { newestNotes } from '../newest-notes.ts';
import type { Order } from '../office-part.ts';
import { moved, without, type Alarm, type Move } from './alarm-machine.ts';
import type { Annunciator } from './annunciator.ts';

export const SHELVE_MIN = [15, 720] as const;
const MIN_MS = 60_000;

/** What a command makes of an alarm, or why not. */
export type Commanded =
  | { readonly alarm: Alarm }
  /** Carried out before, by its key. */
  | { readonly isRepeated: true }
  | { readonly conflict: Text };

/** Commands that alarms know; undefined = not meant. */
export function commanded(
  { data }: AlarmEvent,
  order: Order,
  now: Instant,
  tell: Pick<Annunciator, 'announce' | 'hush'>,
): Commanded | undefined {
  const { name, request, actor } = order;
  if (!isForAlarms(name)) return undefined;
  if (data.transitions.some(({ key }) => key === request.key)) return { isRepeated: true };
  const move: Move = { by: name, actor, key: request.key };
  const step = (after: Alarm, extra: Partial<Move> = {}): Commanded => {
    const next = moved(data, after, now, { ...move, ...extra });
    return next === undefined ? { conflict: NOT_NOW } : { alarm: next };
  };
  if (data.endedAt !== undefined) return { conflict: OVER };
  switch (name) {
    case 'ack': {
      if (data.isAcknowledged) return { conflict: ACKNOWLEDGED };
      const { reason } = request;
      const hushed = data.state === 'suppressed' ? data : tell.hush(data);
      return step({ ...hushed, isAcknowledged: true }, reason === undefined ? {} : { reason });
    }
    case 'assign':
      return step({ ...data, assignee: request.assignee });
    case 'note': {
      if (request.pin !== undefined) return { conflict: NO_PIN };
      const notes = [...data.notes, { at: now, actor, text: request.text }];
      return step({ ...data, notes: newestNotes(notes) });
    }
    case 'shelve': {
      const { minutes, reason } = request;
      if (data.severity === 'Extreme') return { conflict: EXTREME };
      if (minutes < SHELVE_MIN[0] || minutes > SHELVE_MIN[1]) return { conflict: TOO_LONG };
      if (data.state === 'suppressed') return { conflict: SUPPRESSED };
      if (!data.isActive) return { conflict: CLEARED };
      const shelvedUntil = instantOf(instantMs(now) + minutes * MIN_MS);
      return step({ ...tell.hush(data), shelvedUntil }, { reason });
    }
    case 'unshelve': {
      if (data.shelvedUntil === undefined) return { conflict: NOT_SHELVED };
      const { reason } = request;
      return step(unshelved(data, now, tell), reason === undefined ? {} : { reason });
    }
    case 'snooze': {
      if (!data.isActive) return { conflict: CLEARED };
      return step({ ...tell.hush(data), isSnoozed: true }, { reason: request.reason });
    }
  }
}

/** Off the shelf: what is still active and was not taken care of is heard again. */
export function unshelved(alarm: Alarm, now: Instant, tell: Pick<Annunciator, 'announce'>): Alarm {
  const off = without(alarm, 'shelvedUntil');
  if (!off.isActive) return off;
  return tell.announce({ ...off, isAcknowledged: false }, 'back', now);
}

const NAMES = ['ack', 'assign', 'note', 'shelve', 'unshelve', 'snooze'] as const;
type AlarmCommand = (typeof NAMES)[number];

function isForAlarms(name: Order['name']): name is AlarmCommand {
  return (NAMES as readonly string[]).includes(name);
}

const NOT_NOW = { ko: '지금 상태에서는 할 수 없습니다', en: 'not possible in its state' };
const OVER = { ko: '이미 끝난 경보입니다', en: 'the alarm is over' };
const ACKNOWLEDGED = { ko: '이미 확인된 경보입니다', en: 'acknowledged already' };
const CLEARED = { ko: '이미 해소된 경보입니다', en: 'it has cleared' };
const NO_PIN = {
  ko: '지도·시각 메모는 상황에만 붙입니다',
  en: 'only a situation takes notes with a place or a time',
};
const NOT_SHELVED = { ko: '보류 중이 아닙니다', en: 'it is not shelved' };
const EXTREME = { ko: '심각 단계는 보류할 수 없습니다', en: 'what is Extreme cannot be shelved' };
const SUPPRESSED = { ko: '상황이 대신 알리는 중입니다', en: 'a situation speaks for it' };
const TOO_LONG = {
  ko: '보류는 15분에서 12시간까지입니다',
  en: 'shelving takes 15 minutes to 12 hours',
};
