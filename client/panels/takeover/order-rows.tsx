import type { JSX } from 'react';
import type { DirectiveData, DirectiveState } from '../../../contract/directive.ts';
import type { EventOf } from '../../city/city.ts';
import { clockOrDay, formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { isSettledOrder } from '../../city/select-directives.ts';
import styles from './order-rows.module.css';

/** Empty, half, full: not begun, on its way, done; struck through: it will not be done. */
const SHAPE_OF: Readonly<Record<DirectiveState, 'empty' | 'half' | 'full' | 'struck'>> = {
  issued: 'empty',
  delivered: 'empty',
  read: 'empty',
  accepted: 'half',
  done: 'full',
  declined: 'struck',
  withdrawn: 'struck',
};

/** How many were done, are on their way and have not begun. */
export function orderCounts(orders: readonly EventOf<'directive'>[]): {
  readonly done: number;
  readonly going: number;
  readonly waiting: number;
} {
  const shapes = orders.map(({ data }) => SHAPE_OF[data.state]);
  const of = (shape: string): number => shapes.filter((own) => own === shape).length;
  return { done: of('full'), going: of('half'), waiting: of('empty') };
}

/** By the clock on screen too: the office says so at its next look only. */
function isOverdue(data: DirectiveData, nowMs: number): boolean {
  return !isSettledOrder(data) && (data.isOverdue === true || nowMs > Date.parse(data.dueAt));
}

/** What was ordered about the situation: shape and word of its state, to whom, by when. */
export function OrderRows({
  orders,
  most,
  minuteMs,
  zone,
}: {
  readonly orders: readonly EventOf<'directive'>[];
  readonly most: number;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, say, word } = useWords();
  const standing = (data: DirectiveData): string => {
    if (isSettledOrder(data)) return word(`takeover/orders/state/${data.state}`);
    if (isOverdue(data, minuteMs)) {
      const lateMs = minuteMs - Date.parse(data.dueAt);
      return word('takeover/orders/overdue', { span: formatSpan(lateMs, language) });
    }
    const due = word('takeover/orders/due', {
      time: clockOrDay(Date.parse(data.dueAt), minuteMs, zone),
    });
    return `${word(`takeover/orders/state/${data.state}`)} · ${due}`;
  };
  if (orders.length === 0) {
    return <p className={styles['none']}>{word('takeover/orders/none')}</p>;
  }
  const rest = orders.length - most;
  return (
    <ol className={styles['orders']}>
      {orders.slice(0, most).map(({ subject, data }) => (
        <li key={subject} className={styles['order']} data-late={isOverdue(data, minuteMs)}>
          <span className={styles['shape']} data-shape={SHAPE_OF[data.state]} aria-hidden />
          <span className={styles['text']}>{data.text}</span>
          <span className={styles['whom']}>
            <span className={styles['name']}>{say(data.recipient.name)}</span>{' '}
            <strong>{standing(data)}</strong>
          </span>
        </li>
      ))}
      {rest > 0 ? (
        <li className={styles['rest']}>{word('takeover/orders/more', { n: rest })}</li>
      ) : null}
    </ol>
  );
}
