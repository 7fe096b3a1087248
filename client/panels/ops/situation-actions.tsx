import { useState, type JSX } from 'react';
import type { SituationEvent } from '../../city/select-situations.ts';
import { useWords } from '../../design/wording.ts';
import type { Desk } from './desk.ts';
import { TextForm } from './text-form.tsx';
import { ToldLine } from './told-line.tsx';
import { useIntent } from './use-intent.ts';
import controls from '../../design/form-controls.module.css';
import styles from './desk.module.css';

const ACTIONS = ['ack', 'assign', 'note'] as const;
type Action = (typeof ACTIONS)[number];

/** What a person can do with an open situation; it is never put away as an alarm is. */
export function SituationActions({
  situation,
  desk,
  zone,
}: {
  readonly situation: SituationEvent;
  readonly desk: Desk;
  readonly zone: string;
}): JSX.Element | null {
  const { word } = useWords();
  const intent = useIntent(desk);
  const [open, setOpen] = useState<'assign' | 'note'>();
  const { subject, data } = situation;
  if (data.endedAt !== undefined) return null;
  const { told, tell } = intent;
  const whyNot = desk.whyNot('ack');
  const isBusy = told?.state === 'sending';
  const isDone = (action: Action): boolean => action === 'ack' && data.acknowledged !== undefined;
  const choose = (action: Action): void => {
    if (action === 'ack') void tell('ack', { subject });
    else setOpen(open === action ? undefined : action);
  };
  const send = async (text: string): Promise<void> => {
    const done =
      open === 'assign'
        ? await tell('assign', { subject, assignee: text })
        : await tell('note', { subject, text });
    if (done !== undefined) setOpen(undefined);
  };
  return (
    <section aria-label={word('ops/command/label')}>
      <div className={styles['row']}>
        {ACTIONS.map((action) => (
          <button
            key={action}
            type="button"
            className={`${controls['button']} ${action === 'ack' ? controls['primary'] : ''}`}
            aria-expanded={action === 'ack' ? undefined : open === action}
            disabled={desk.whyNot(action) !== undefined || isDone(action) || isBusy}
            onClick={() => choose(action)}
          >
            {word(`ops/command/${action}`)}
          </button>
        ))}
      </div>
      {whyNot === undefined ? null : (
        <p className={styles['note']}>
          {word('ops/command/not/label')}: {whyNot}
        </p>
      )}
      {open === undefined || desk.whyNot(open) !== undefined ? null : (
        <TextForm
          key={`${subject} ${open}`}
          label={word(`ops/command/${open === 'assign' ? 'assignee' : 'noteText'}`)}
          isLong={open === 'note'}
          start={open === 'assign' ? (data.assignee ?? desk.actor?.name ?? '') : ''}
          send={word(`ops/command/${open}`)}
          isBusy={isBusy}
          onSend={(text) => void send(text)}
          onCancel={() => setOpen(undefined)}
        />
      )}
      <ToldLine told={told} zone={zone} />
    </section>
  );
}
