import type { Instant, SituationEvent } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import { newestNotes } from '../newest-notes.ts';
import type { Order } from '../office-part.ts';
import type { People } from './situation-people.ts';

const MOST_ACTS = 50;

/** What a command makes of what people did with a situation, or why not. */
export type Commanded =
  | { readonly people: People }
  /** Carried out before, by its key. */
  | { readonly isRepeated: true }
  | { readonly conflict: Text };

/** Commands on an open situation; undefined = not meant. */
export function commanded(
  { data }: SituationEvent,
  people: People,
  { name, request, actor }: Order,
  now: Instant,
): Commanded | undefined {
  const { key } = request;
  if (people.acts.some((act) => act.key === key)) return { isRepeated: true };
  const done = (change: Partial<People>, reason?: string): Commanded => {
    const why = reason === undefined ? {} : { reason };
    const act = { at: now, to: data.phase, by: name, actor, key, ...why };
    return { people: { ...people, ...change, acts: [...people.acts, act].slice(-MOST_ACTS) } };
  };
  switch (name) {
    case 'ack':
      if (people.acknowledged !== undefined) return { conflict: ACKNOWLEDGED };
      return done({ acknowledged: { at: now, actor } }, request.reason);
    case 'assign':
      return done({ assignee: request.assignee });
    case 'note': {
      const { text, pin } = request;
      if (pin?.from !== undefined && pin.from > now) return { conflict: NOT_YET };
      const note = { at: now, actor, text, ...(pin === undefined ? {} : { pin }) };
      return done({ notes: newestNotes([...people.notes, note]) });
    }
    case 'shelve':
    case 'unshelve':
    case 'snooze':
      return { conflict: NOT_QUIET };
    case 'stage':
    case 'crisis':
    case 'direct':
    case 'answer':
      return undefined;
  }
}

const ACKNOWLEDGED = { ko: '이미 확인된 상황입니다', en: 'acknowledged already' };
const NOT_YET = { ko: '아직 오지 않은 시각입니다', en: 'that instant has not come yet' };
const NOT_QUIET = {
  ko: '상황은 보류할 수 없습니다. 확인하십시오',
  en: 'a situation is not put away: acknowledge it',
};
