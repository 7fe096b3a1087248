import { useState, type JSX } from 'react';
import type { AlarmEvent } from '../../city/select-alarms.ts';
import { useWords } from '../../design/wording.ts';
import { mayDo, type AlarmAction } from './alarm-keys.ts';
import type { Desk } from './desk.ts';
import { TextForm } from './text-form.tsx';
import { ToldLine } from './told-line.tsx';
import type { Intent } from './use-intent.ts';
import controls from '../../design/form-controls.module.css';
import styles from './desk.module.css';

const SHELVES = [15, 60, 240, 720] as const;
const ACTIONS = [
  ['ack', 'A'],
  ['assign', 'D'],
  ['note', 'N'],
  ['shelve', 'S'],
  ['snooze', 'Z'],
  ['unshelve', 'U'],
] as const satisfies readonly (readonly [AlarmAction, string])[];

/** What a person can do with an alarm: buttons with their keys, and the form of the one that is open. */
export function AlarmActions({
  alarm,
  desk,
  intent,
  open,
  zone,
  onOpen,
}: {
  readonly alarm: AlarmEvent;
  readonly desk: Desk;
  readonly intent: Intent;
  readonly open: AlarmAction | undefined;
  readonly zone: string;
  readonly onOpen: (action: AlarmAction | undefined) => void;
}): JSX.Element {
  const { word } = useWords();
  const { told } = intent;
  // The words of all are alike but for the role: one line says why nothing can be done.
  const whyNot = desk.whyNot('ack');
  const isSevere = alarm.data.severity === 'Extreme';
  const choose = (action: AlarmAction): void => {
    if (action === 'ack') void intent.tell('ack', { subject: alarm.subject });
    else onOpen(open === action ? undefined : action);
  };
  return (
    <section aria-label={word('ops/command/label')}>
      <div className={styles['row']}>
        {ACTIONS.filter(([action]) => action !== 'unshelve' || alarm.data.state === 'shelved').map(
          ([action, key]) => (
            <button
              key={action}
              type="button"
              className={`${controls['button']} ${action === 'ack' ? controls['primary'] : ''}`}
              aria-expanded={action === 'ack' ? undefined : open === action}
              aria-keyshortcuts={key}
              disabled={!mayDo(action, alarm, desk) || told?.state === 'sending'}
              onClick={() => choose(action)}
            >
              {word(`ops/command/${action}`)}
              <kbd aria-hidden>{key}</kbd>
            </button>
          ),
        )}
      </div>
      {whyNot === undefined ? null : (
        <p className={styles['note']}>
          {word('ops/command/not/label')}: {whyNot}
        </p>
      )}
      {isSevere && whyNot === undefined ? (
        <p className={styles['note']}>{word('ops/command/severeShelf')}</p>
      ) : null}
      {open === undefined || !mayDo(open, alarm, desk) ? null : (
        <ActionForm
          key={`${alarm.subject} ${open}`}
          action={open}
          alarm={alarm}
          desk={desk}
          intent={intent}
          onClose={() => onOpen(undefined)}
        />
      )}
      <ToldLine told={told} zone={zone} />
    </section>
  );
}

function ActionForm({
  action,
  alarm,
  desk,
  intent,
  onClose,
}: {
  readonly action: AlarmAction;
  readonly alarm: AlarmEvent;
  readonly desk: Desk;
  readonly intent: Intent;
  readonly onClose: () => void;
}): JSX.Element {
  const { word } = useWords();
  const [minutes, setMinutes] = useState<number>(60);
  const { subject } = alarm;
  const tell = (text: string): Promise<string | undefined> => {
    switch (action) {
      case 'assign':
        return intent.tell('assign', { subject, assignee: text });
      case 'note':
        return intent.tell('note', { subject, text });
      case 'shelve':
        return intent.tell('shelve', { subject, minutes, reason: text });
      case 'snooze':
        return intent.tell('snooze', { subject, reason: text });
      case 'unshelve':
      case 'ack':
        return intent.tell(action, { subject, ...(text === '' ? {} : { reason: text }) });
    }
  };
  const send = async (text: string): Promise<void> => {
    if ((await tell(text)) !== undefined) onClose();
  };
  const labels: Readonly<Record<AlarmAction, string>> = {
    ack: 'reason',
    assign: 'assignee',
    note: 'noteText',
    shelve: 'reason',
    snooze: 'reason',
    unshelve: 'reason',
  };
  return (
    <TextForm
      label={word(`ops/command/${labels[action]}`)}
      isLong={action === 'note'}
      isOptional={action === 'unshelve'}
      start={action === 'assign' ? (alarm.data.assignee ?? desk.actor?.name ?? '') : ''}
      send={word(`ops/command/${action}`)}
      isBusy={intent.told?.state === 'sending'}
      onSend={(text) => void send(text)}
      onCancel={onClose}
    >
      {action === 'shelve' ? (
        <div className={styles['row']} role="group" aria-label={word('ops/command/shelveFor')}>
          {SHELVES.map((each) => (
            <button
              key={each}
              type="button"
              className={controls['button']}
              aria-pressed={minutes === each}
              onClick={() => setMinutes(each)}
            >
              {word(`ops/command/minutes/${each}`)}
            </button>
          ))}
        </div>
      ) : null}
    </TextForm>
  );
}
