import {
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type JSX,
  type KeyboardEvent,
} from 'react';
import type { AlarmLoadData } from '../../../contract/alarm.ts';
import type { CityAnswer } from '../../../contract/api.ts';
import {
  ALARM_FILTERS,
  countAlarms,
  filterAlarms,
  type AlarmEvent,
  type AlarmFilter,
} from '../../city/select-alarms.ts';
import { useWords } from '../../design/wording.ts';
import { AlarmActions } from './alarm-actions.tsx';
import { AlarmDetail } from './alarm-detail.tsx';
import { AlarmGroups } from './alarm-groups.tsx';
import { alarmKey, mayDo, type AlarmAction } from './alarm-keys.ts';
import { AlarmList } from './alarm-list.tsx';
import type { Desk } from './desk.ts';
import type { Hearing } from './empty-list.tsx';
import { LoadFacts } from './load-facts.tsx';
import { LoadMeter } from './load-meter.tsx';
import { useHeldOrder } from './use-held-order.ts';
import { useIntent } from './use-intent.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import styles from './pane.module.css';

export interface AlarmsPaneProps {
  readonly alarms: readonly AlarmEvent[];
  readonly load: AlarmLoadData | undefined;
  readonly hearing: Hearing;
  readonly city: CityAnswer | undefined;
  readonly desk: Desk;
  readonly minuteMs: number;
  readonly zone: string;
  readonly chosen: string | undefined;
  /** Title of the situation that speaks for an alarm. */
  readonly titleOf: (subject: string) => string | undefined;
  readonly onChoose: (subject: string | undefined) => void;
}

/** The alarm list with its meter and views, and the one alarm that is chosen beside it. */
export const AlarmsPane = memo(function AlarmsPane(props: AlarmsPaneProps): JSX.Element {
  const { alarms, load, hearing, city, minuteMs, zone, chosen, titleOf, onChoose } = props;
  const { word } = useWords();
  const [filter, setFilter] = useState<AlarmFilter>('standard');
  const [isHeld, setHeld] = useState(false);
  const [wantsGroups, setWantsGroups] = useState<boolean>();
  const [open, setOpen] = useState<AlarmAction>();
  const intent = useIntent(props.desk);
  const counts = useMemo(() => countAlarms(alarms), [alarms]);
  const found = useMemo(() => filterAlarms(alarms, filter), [alarms, filter]);
  const { rows, added } = useHeldOrder(found, isHeld);
  const isGrouped = wantsGroups ?? load?.load === 'flood';
  const alarm = alarms.find(({ subject }) => subject === chosen);

  const { forget, tell } = intent;
  const choose = useCallback(
    (subject: string) => {
      setOpen(undefined);
      forget();
      onChoose(subject);
    },
    [forget, onChoose],
  );
  const latest = useRef({ alarms, desk: props.desk });
  useEffect(() => {
    latest.current = { alarms, desk: props.desk };
  });
  const press = useCallback(
    (event: KeyboardEvent, subject: string) => {
      const action = alarmKey(event);
      const pressed = latest.current.alarms.find((each) => each.subject === subject);
      if (action === undefined || pressed === undefined) return;
      event.preventDefault();
      onChoose(subject);
      if (!mayDo(action, pressed, latest.current.desk)) return;
      if (action === 'ack') void tell('ack', { subject });
      else setOpen(action);
    },
    [onChoose, tell],
  );
  const list = (members: readonly AlarmEvent[]): JSX.Element => (
    <AlarmList
      alarms={members}
      empty={word(filter === 'standard' ? 'ops/alarm/emptyAll' : 'ops/alarm/empty')}
      hearing={hearing}
      city={city}
      minuteMs={minuteMs}
      zone={zone}
      chosen={chosen}
      onChoose={choose}
      onKey={press}
    />
  );
  return (
    <div className={styles['pane']} data-chosen={alarm !== undefined}>
      <section className={styles['main']} aria-label={word('ops/alarm/label')}>
        <LoadMeter load={load} isBlind={hearing.isAllSilent} />
        <div className={styles['tools']}>
          <div className={desk['row']} role="group" aria-label={word('ops/alarm/filter/label')}>
            {ALARM_FILTERS.map((each) => (
              <button
                key={each}
                type="button"
                className={controls['button']}
                aria-pressed={filter === each}
                onClick={() => setFilter(each)}
              >
                {word(`ops/alarm/filter/${each}`)} {counts[each]}
              </button>
            ))}
          </div>
          <div className={desk['row']}>
            <button
              type="button"
              className={controls['button']}
              aria-pressed={isGrouped}
              onClick={() => setWantsGroups(!isGrouped)}
            >
              {word('ops/alarm/group')}
            </button>
            <button
              type="button"
              className={controls['button']}
              aria-pressed={isHeld}
              onClick={() => setHeld(!isHeld)}
            >
              {isHeld ? word('ops/alarm/held', { n: added }) : word('ops/alarm/hold')}
            </button>
          </div>
        </div>
        {isGrouped && rows.length > 0 ? (
          <AlarmGroups alarms={rows} city={city} list={list} />
        ) : (
          list(rows)
        )}
        <p className={`${desk['note']} ${styles['keys']}`}>{word('ops/alarm/keys')}</p>
      </section>
      <aside className={styles['side']} aria-label={word('ops/command/label')}>
        {alarm === undefined ? (
          <>
            <p className={desk['empty']}>{word('ops/alarm/choose')}</p>
            {load === undefined ? null : <LoadFacts load={load} alarms={alarms} />}
          </>
        ) : (
          <>
            <button type="button" className={styles['close']} onClick={() => onChoose(undefined)}>
              {word('ops/close')}
            </button>
            <AlarmDetail
              alarm={alarm}
              city={city}
              minuteMs={minuteMs}
              zone={zone}
              speaker={
                alarm.data.suppressedBy === undefined ? undefined : titleOf(alarm.data.suppressedBy)
              }
            >
              <AlarmActions
                alarm={alarm}
                desk={props.desk}
                intent={intent}
                open={open}
                zone={zone}
                onOpen={setOpen}
              />
            </AlarmDetail>
          </>
        )}
      </aside>
    </div>
  );
});
