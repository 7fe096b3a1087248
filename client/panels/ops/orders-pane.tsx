import { memo, useState, type JSX } from 'react';
import type { Contact } from '../../../contract/office.ts';
import type { DirectiveEvent } from '../../city/select-directives.ts';
import { useWords } from '../../design/wording.ts';
import type { Desk } from './desk.ts';
import { OrderDetail } from './order-detail.tsx';
import { OrderForm, type AboutChoice } from './order-form.tsx';
import { OrderList } from './order-list.tsx';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import styles from './pane.module.css';

/** All orders; beside them the one that is chosen, or a new one being written. */
export const OrdersPane = memo(function OrdersPane({
  orders,
  contacts,
  abouts,
  about,
  desk: held,
  nowMs,
  minuteMs,
  zone,
  chosen,
  aboutOf,
  onChoose,
}: {
  readonly orders: readonly DirectiveEvent[];
  readonly contacts: readonly Contact[];
  readonly abouts: readonly AboutChoice[];
  /** A new order is asked for, about this. */
  readonly about: string | undefined;
  readonly desk: Desk;
  readonly nowMs: number;
  readonly minuteMs: number;
  readonly zone: string;
  readonly chosen: string | undefined;
  readonly aboutOf: (subject: string) => string | undefined;
  readonly onChoose: (subject: string | undefined) => void;
}): JSX.Element {
  const { word } = useWords();
  const [isWriting, setWriting] = useState(about !== undefined);
  const order = orders.find(({ subject }) => subject === chosen);
  const choose = (subject: string | undefined): void => {
    setWriting(false);
    onChoose(subject);
  };
  return (
    <div className={styles['pane']}>
      <section className={styles['main']} aria-label={word('ops/order/list')}>
        <div className={styles['tools']}>
          <button
            type="button"
            className={controls['button']}
            aria-pressed={isWriting}
            onClick={() => setWriting(true)}
          >
            {word('ops/order/write')}
          </button>
        </div>
        <OrderList
          orders={orders}
          minuteMs={minuteMs}
          zone={zone}
          chosen={isWriting ? undefined : chosen}
          aboutOf={aboutOf}
          onChoose={choose}
        />
      </section>
      <aside className={styles['side']} aria-label={word('ops/command/label')}>
        {isWriting ? (
          <OrderForm
            about={about}
            abouts={abouts}
            contacts={contacts}
            desk={held}
            nowMs={nowMs}
            zone={zone}
            onDone={choose}
          />
        ) : null}
        {!isWriting && order === undefined && chosen !== undefined ? (
          <p className={desk['empty']}>{word('ops/command/waiting')}</p>
        ) : null}
        {!isWriting && order !== undefined ? (
          <OrderDetail
            key={order.subject}
            order={order}
            desk={held}
            about={aboutOf(order.data.about) ?? order.data.about}
            minuteMs={minuteMs}
            zone={zone}
          />
        ) : null}
      </aside>
    </div>
  );
});
