import type { CommandName } from '../../../contract/command.ts';
import type { AlarmEvent } from '../../city/select-alarms.ts';
import type { Desk } from './desk.ts';

export type AlarmAction = Extract<
  CommandName,
  'ack' | 'assign' | 'note' | 'shelve' | 'unshelve' | 'snooze'
>;

/** Each with the letter of the Korean two-set keyboard on the same key. */
const KEYS: Readonly<Record<AlarmAction, readonly string[]>> = {
  ack: ['a', 'A', 'ㅁ'],
  assign: ['d', 'D', 'ㅇ'],
  note: ['n', 'N', 'ㅜ'],
  shelve: ['s', 'S', 'ㄴ'],
  unshelve: ['u', 'U', 'ㅕ'],
  snooze: ['z', 'Z', 'ㅋ'],
};
const ACTIONS = Object.keys(KEYS) as readonly AlarmAction[];

/** What a key on an alarm asks for; nothing with Ctrl, Alt or the Windows key held. */
export function alarmKey(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}): AlarmAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return ACTIONS.find((action) => KEYS[action].includes(event.key));
}

/** Whether the action means anything for the alarm as it stands, and this desk may give it. */
export function mayDo(action: AlarmAction, { data }: AlarmEvent, desk: Desk): boolean {
  if (desk.whyNot(action) !== undefined || data.endedAt !== undefined) return false;
  const isHidden = data.state === 'shelved' || data.state === 'suppressed';
  switch (action) {
    case 'ack':
      return !data.isAcknowledged && !isHidden;
    case 'shelve':
      return data.severity !== 'Extreme' && data.state !== 'shelved';
    case 'unshelve':
      return data.state === 'shelved';
    case 'snooze':
      return data.isSnoozed !== true && data.state !== 'shelved';
    case 'assign':
    case 'note':
      return true;
  }
}
