import { memo, type JSX, type KeyboardEvent } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import { isUnacknowledged, isUrgent, type AlarmEvent } from '../../city/select-alarms.ts';
import { measureWords } from '../../design/measure.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { alarmMarks, alarmPlace, alarmTitle } from './alarm-words.ts';
import { aheadWords, limitWords, rateWords } from './measure-words.ts';
import desk from './desk.module.css';
import styles from './alarm-list.module.css';

/** One alarm; drawn anew only when it or the minute changes. */
export const AlarmRow = memo(function AlarmRow({
  alarm,
  city,
  minuteMs,
  zone,
  isChosen,
  onChoose,
  onKey,
}: {
  readonly alarm: AlarmEvent;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
  readonly isChosen: boolean;
  readonly onChoose: (subject: string) => void;
  readonly onKey: (event: KeyboardEvent, subject: string) => void;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const { data, subject } = alarm;
  const level = levelOf(data.severity);
  const since = Date.parse(data.activeSince);
  return (
    <tr className={styles['row']} data-chosen={isChosen} data-state={data.state} data-level={level}>
      <td className={styles['level']}>
        <span className={styles['mark']} data-blinks={isUrgent(data)}>
          <SeverityMark level={level} className={desk['mark']} />
        </span>
        {word(`level/${level}`)}
        <span className={styles['priority']}>
          <span className="said">{word('ops/priority/label')} </span>
          {word(`ops/priority/${data.priority}`)}
        </span>
      </td>
      <td className={styles['state']}>
        <span className={isUnacknowledged(data) ? desk['loud'] : desk['tag']}>
          {word(`ops/alarm/state/${data.state}`)}
        </span>
      </td>
      <th scope="row" className={styles['what']}>
        <button
          type="button"
          className={styles['choose']}
          data-alarm={subject}
          aria-pressed={isChosen}
          onClick={() => onChoose(subject)}
          onKeyDown={(event) => onKey(event, subject)}
        >
          {alarmTitle(data, city, words)}
        </button>
        <span className={styles['place']}>{alarmPlace(data, city, words)}</span>
      </th>
      <td className={styles['value']} data-stale={data.isStale === true}>
        {data.value === null
          ? word('ops/alarm/noValue')
          : measureWords(data.value, data.unit, words)}
      </td>
      <td className={styles['limit']}>{limitWords(data, words)}</td>
      <td className={styles['rate']}>{rateWords(data, words)}</td>
      <td className={styles['ahead']}>{aheadWords(data, minuteMs, words)}</td>
      <td className={styles['age']}>{formatSpan(minuteMs - since, language)}</td>
      <td className={styles['assignee']}>{data.assignee ?? word('ops/alarm/unassigned')}</td>
      <td className={styles['marks']}>
        {alarmMarks(data, minuteMs, zone, words).map((mark) => (
          <span key={mark} className={desk['tag']}>
            {mark}
          </span>
        ))}
      </td>
    </tr>
  );
});
