import { memo, type JSX } from 'react';
import { isSettledOrder, orderSteps, type DirectiveEvent } from '../../city/select-directives.ts';
import { clockMinute, clockOrDay, formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';
import styles from './order-list.module.css';

/** Orders with the way they have come: what is overdue first. */
export const OrderList = memo(function OrderList({
  orders,
  minuteMs,
  zone,
  chosen,
  aboutOf,
  onChoose,
}: {
  readonly orders: readonly DirectiveEvent[];
  readonly minuteMs: number;
  readonly zone: string;
  readonly chosen: string | undefined;
  readonly aboutOf: (subject: string) => string | undefined;
  readonly onChoose: (subject: string) => void;
}): JSX.Element {
  const { language, say, word } = useWords();
  if (orders.length === 0) return <p className={desk['empty']}>{word('ops/order/empty')}</p>;
  return (
    <ol aria-label={word('ops/order/list')}>
      {orders.map(({ subject, data }) => {
        const leftMs = Date.parse(data.dueAt) - minuteMs;
        const span = formatSpan(Math.abs(leftMs), language);
        const isOver = isSettledOrder(data);
        return (
          <li key={subject} className={styles['order']} data-chosen={subject === chosen}>
            <p className={styles['first']}>
              <span className={desk['note']}>{data.number}</span>
              <button
                type="button"
                className={styles['text']}
                aria-pressed={subject === chosen}
                onClick={() => onChoose(subject)}
              >
                {data.text}
              </button>
              {isOver ? (
                <span className={desk['tag']}>{word(`ops/order/state/${data.state}`)}</span>
              ) : (
                <span
                  className={leftMs < 0 || data.isOverdue === true ? desk['loud'] : desk['tag']}
                >
                  {word(leftMs < 0 ? 'ops/order/overdue' : 'ops/order/left', { span })}
                </span>
              )}
            </p>
            <p className={styles['second']}>
              <strong>{say(data.recipient.name)}</strong>
              <span>{aboutOf(data.about) ?? data.about}</span>
              {data.escalated === undefined ? null : (
                <span className={desk['loud']}>
                  {word('ops/order/escalated', {
                    time: clockOrDay(Date.parse(data.escalated.at), minuteMs, zone),
                    whom: say(data.escalated.to.name),
                  })}
                </span>
              )}
            </p>
            <ol className={styles['chain']} aria-label={word('ops/order/chain')}>
              {orderSteps(data).map(({ state, at }) => (
                <li key={state} className={styles['step']} data-reached={at !== undefined}>
                  <span>{word(`ops/order/state/${state}`)}</span>{' '}
                  <time>{at === undefined ? '—' : clockMinute(Date.parse(at), zone)}</time>
                </li>
              ))}
            </ol>
          </li>
        );
      })}
    </ol>
  );
});
