import { useState, type JSX } from 'react';
import type { DirectiveState } from '../../../contract/directive.ts';
import { NEXT_STATES, type DirectiveEvent } from '../../city/select-directives.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ActorSteps } from './actor-steps.tsx';
import { ContactLinks } from './contact-links.tsx';
import type { Desk } from './desk.ts';
import { TextForm } from './text-form.tsx';
import { ToldLine } from './told-line.tsx';
import { useIntent } from './use-intent.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import detail from './detail.module.css';

type Answer = Exclude<DirectiveState, 'issued'>;

/** Ends that nobody understands later without a reason. */
const WITH_REASON: ReadonlySet<Answer> = new Set(['declined', 'withdrawn']);

/** One order: to whom, by when, how it went; and the answer as somebody of the office heard it. */
export function OrderDetail({
  order,
  desk: held,
  about,
  minuteMs,
  zone,
}: {
  readonly order: DirectiveEvent;
  readonly desk: Desk;
  readonly about: string;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { say, word } = useWords();
  const intent = useIntent(held);
  const [open, setOpen] = useState<Answer>();
  const { data, subject } = order;
  const whyNot = held.whyNot('answer');
  const timeOf = (at: string): string => clockOrDay(Date.parse(at), minuteMs, zone);
  const answer = async (state: Answer, reason: string): Promise<void> => {
    const wish = { directive: subject, state, ...(reason === '' ? {} : { reason }) };
    if ((await intent.tell('answer', wish)) !== undefined) setOpen(undefined);
  };
  const answers = NEXT_STATES[data.state];
  return (
    <article className={detail['detail']} aria-label={data.number}>
      <header>
        <p className={detail['levels']}>
          <span>{data.number}</span>
          <span className={desk['tag']}>{word(`ops/order/state/${data.state}`)}</span>
        </p>
        <h2 className={detail['title']}>{data.text}</h2>
      </header>
      <dl className={detail['facts']}>
        <dt>{word('ops/order/about')}</dt>
        <dd>{about}</dd>
        <dt>{word('ops/order/recipient')}</dt>
        <dd>
          {say(data.recipient.name)} <ContactLinks contact={data.recipient} />
        </dd>
        <dt>{word('ops/order/due')}</dt>
        <dd>{timeOf(data.dueAt)}</dd>
        <dt>{word('ops/order/issuedBy')}</dt>
        <dd>
          {data.issuedBy.name} {timeOf(data.issuedAt)}
        </dd>
      </dl>
      <p className={desk['note']}>
        {data.delivery === undefined
          ? word('ops/order/noDelivery')
          : `${word('ops/order/delivery', {
              n: data.delivery.attempts,
              time: timeOf(data.delivery.lastAt),
            })} ${data.delivery.problem === undefined ? '' : say(data.delivery.problem)}`}
      </p>
      {data.remindedAt.length === 0 ? null : (
        <p className={desk['note']}>
          {word('ops/order/reminded', {
            n: data.remindedAt.length,
            time: timeOf(data.remindedAt.at(-1) ?? data.issuedAt),
          })}
        </p>
      )}
      {answers.length === 0 ? null : (
        <section aria-label={word('ops/order/answers')}>
          <div className={desk['row']}>
            {answers.map((state) => (
              <button
                key={state}
                type="button"
                className={controls['button']}
                disabled={whyNot !== undefined || intent.told?.state === 'sending'}
                aria-expanded={WITH_REASON.has(state) ? open === state : undefined}
                onClick={() => (WITH_REASON.has(state) ? setOpen(state) : void answer(state, ''))}
              >
                {word(`ops/order/answer/${state}`)}
              </button>
            ))}
          </div>
          {whyNot === undefined ? null : (
            <p className={desk['note']}>
              {word('ops/command/not/label')}: {whyNot}
            </p>
          )}
          {open === undefined ? null : (
            <TextForm
              key={open}
              label={word('ops/command/reason')}
              send={word(`ops/order/answer/${open}`)}
              isBusy={intent.told?.state === 'sending'}
              onSend={(reason) => void answer(open, reason)}
              onCancel={() => setOpen(undefined)}
            />
          )}
          <ToldLine told={intent.told} zone={zone} />
        </section>
      )}
      <h3 className={detail['part']}>{word('ops/order/steps')}</h3>
      <ActorSteps
        steps={data.transitions}
        nameOf={(state) => word(`ops/order/state/${state}`)}
        minuteMs={minuteMs}
        zone={zone}
      />
    </article>
  );
}
