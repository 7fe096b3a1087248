import { useCallback, useState, type JSX, type KeyboardEvent } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { AlarmEvent } from '../../city/select-alarms.ts';
import { useWords } from '../../design/wording.ts';
import { AlarmRow } from './alarm-row.tsx';
import { EmptyList, type Hearing } from './empty-list.tsx';
import controls from '../../design/form-controls.module.css';
import styles from './alarm-list.module.css';

const COLUMNS = [
  'level',
  'state',
  'what',
  'value',
  'limit',
  'rate',
  'ahead',
  'age',
  'assignee',
  'marks',
] as const;
/** Drawn at once; more on demand, so that a flood of them does not stop the page. */
const PAGE = 100;

/** The row that an arrow key leads to from the one in focus. */
function rowBeside({ key, currentTarget }: KeyboardEvent): HTMLElement | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (step === undefined) return undefined;
  const rows = currentTarget.closest('tbody')?.querySelectorAll<HTMLElement>('[data-alarm]') ?? [];
  const buttons = [...rows];
  return buttons[buttons.findIndex((button) => button === currentTarget) + step];
}

/** The alarms of one view as a table: ↑↓ move between rows, letters act on the row in focus. */
export function AlarmList({
  alarms,
  empty,
  hearing,
  city,
  minuteMs,
  zone,
  chosen,
  onChoose,
  onKey,
}: {
  readonly alarms: readonly AlarmEvent[];
  readonly empty: string;
  readonly hearing: Hearing;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
  readonly chosen: string | undefined;
  readonly onChoose: (subject: string) => void;
  readonly onKey: (event: KeyboardEvent, subject: string) => void;
}): JSX.Element {
  const { word } = useWords();
  const [most, setMost] = useState(PAGE);
  const press = useCallback(
    (event: KeyboardEvent, subject: string): void => {
      const next = rowBeside(event);
      if (next === undefined) {
        onKey(event, subject);
        return;
      }
      event.preventDefault();
      next.focus();
      onChoose(next.dataset['alarm'] ?? subject);
    },
    [onChoose, onKey],
  );
  if (alarms.length === 0) return <EmptyList text={empty} hearing={hearing} />;
  const shown = alarms.slice(0, most);
  return (
    <>
      <table className={styles['table']}>
        <caption className="said">{word('ops/alarm/label')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles[column]}>
                {word(`ops/alarm/column/${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((alarm) => (
            <AlarmRow
              key={alarm.subject}
              alarm={alarm}
              city={city}
              minuteMs={minuteMs}
              zone={zone}
              isChosen={alarm.subject === chosen}
              onChoose={onChoose}
              onKey={press}
            />
          ))}
        </tbody>
      </table>
      {alarms.length > most ? (
        <button type="button" className={controls['button']} onClick={() => setMost(most + PAGE)}>
          {word('ops/more', { n: alarms.length - most })}
        </button>
      ) : null}
    </>
  );
}
