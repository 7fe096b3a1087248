import { useState, type JSX } from 'react';
import type { Contact } from '../../../contract/office.ts';
import { useWords } from '../../design/wording.ts';
import type { Desk } from './desk.ts';
import { TextForm } from './text-form.tsx';
import { ToldLine } from './told-line.tsx';
import { useIntent } from './use-intent.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';

const DUE_MINUTES = [15, 30, 60, 180] as const;
const minuteMs = 60_000;

/** What an order may be about. */
export interface AboutChoice {
  readonly subject: string;
  readonly title: string;
}

/** Writes an order: about what, to whom, what, by when. */
export function OrderForm({
  about,
  abouts,
  contacts,
  desk: held,
  nowMs,
  zone,
  onDone,
}: {
  readonly about: string | undefined;
  readonly abouts: readonly AboutChoice[];
  readonly contacts: readonly Contact[];
  readonly desk: Desk;
  /** The city's clock when it is sent. */
  readonly nowMs: number;
  readonly zone: string;
  readonly onDone: (subject: string | undefined) => void;
}): JSX.Element {
  const { say, word } = useWords();
  const intent = useIntent(held);
  const [subject, setSubject] = useState(about ?? '');
  const [recipient, setRecipient] = useState('');
  const [minutes, setMinutes] = useState<number>(30);
  /** Of the first attempt: sent again it must be the same wish. */
  const [due, setDue] = useState<{ readonly minutes: number; readonly at: string }>();
  const whyNot = held.whyNot('direct');
  const isReady = subject !== '' && recipient !== '' && whyNot === undefined;
  const send = async (text: string): Promise<void> => {
    if (!isReady) return;
    const dueAt =
      due?.minutes === minutes ? due.at : new Date(nowMs + minutes * minuteMs).toISOString();
    setDue({ minutes, at: dueAt });
    const done = await intent.tell('direct', { about: subject, recipient, text, dueAt });
    if (done !== undefined) onDone(done);
  };
  const select = (
    label: string,
    empty: string,
    value: string,
    choices: readonly { readonly value: string; readonly text: string }[],
    onPick: (value: string) => void,
  ): JSX.Element => (
    <label className={controls['field']}>
      <span>{label}</span>
      <select
        className={controls['input']}
        value={value}
        required
        onChange={({ target }) => onPick(target.value)}
      >
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <section aria-label={word('ops/order/write')}>
      <h2 className={desk['title']}>{word('ops/order/write')}</h2>
      {whyNot === undefined ? null : (
        <p className={desk['note']}>
          {word('ops/command/not/label')}: {whyNot}
        </p>
      )}
      <TextForm
        label={`${word('ops/order/text')} · ${word('ops/order/hint')}`}
        isLong
        send={word('ops/order/send')}
        isBusy={!isReady || intent.told?.state === 'sending'}
        onSend={(text) => void send(text)}
        onCancel={() => onDone(undefined)}
      >
        {select(
          word('ops/order/about'),
          word('ops/order/chooseAbout'),
          subject,
          abouts.map((each) => ({ value: each.subject, text: each.title })),
          setSubject,
        )}
        {contacts.length === 0 ? (
          <p className={desk['note']}>{word('ops/order/noContacts')}</p>
        ) : (
          select(
            word('ops/order/recipient'),
            word('ops/order/chooseRecipient'),
            recipient,
            contacts.map(({ id, name, duty }) => ({
              value: id,
              text: `${say(name)} · ${say(duty)}`,
            })),
            setRecipient,
          )
        )}
        <div className={desk['row']} role="group" aria-label={word('ops/order/due')}>
          {DUE_MINUTES.map((each) => (
            <button
              key={each}
              type="button"
              className={controls['button']}
              aria-pressed={minutes === each}
              onClick={() => setMinutes(each)}
            >
              {word(`ops/order/in/${each}`)}
            </button>
          ))}
        </div>
      </TextForm>
      <ToldLine told={intent.told} zone={zone} />
    </section>
  );
}
