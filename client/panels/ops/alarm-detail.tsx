import { memo, type JSX, type ReactNode } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { AlarmEvent } from '../../city/select-alarms.ts';
import { measureWords } from '../../design/measure.ts';
import { clockOrDay, formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { alarmMarks, alarmPlace, alarmTitle } from './alarm-words.ts';
import { ActorSteps } from './actor-steps.tsx';
import { hazardWord } from './hazard-words.ts';
import { LevelMark } from './level-mark.tsx';
import { aheadWords, limitWords, rateWords, worstWords } from './measure-words.ts';
import desk from './desk.module.css';
import styles from './detail.module.css';

/** All that is known of one alarm: value against limit, where it is heading, why, who did what. */
export const AlarmDetail = memo(function AlarmDetail({
  alarm,
  city,
  minuteMs,
  zone,
  speaker,
  children,
}: {
  readonly alarm: AlarmEvent;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
  /** Title of the situation that speaks for it. */
  readonly speaker: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const { data } = alarm;
  const ahead = aheadWords(data, minuteMs, words);
  const since = Date.parse(data.activeSince);
  const lines = [limitWords(data, words), rateWords(data, words)].filter(
    (line) => line !== undefined,
  );
  const worst = worstWords(data, minuteMs, zone, words);
  return (
    <article className={styles['detail']} aria-label={alarmTitle(data, city, words)}>
      <header>
        <p className={styles['levels']}>
          <LevelMark severity={data.severity} />
          <span>
            {word('ops/priority/label')} {word(`ops/priority/${data.priority}`)}
          </span>
          <span className={desk['tag']}>{word(`ops/alarm/state/${data.state}`)}</span>
          <span className={desk['note']}>{word('ops/system')}</span>
        </p>
        <h2 className={styles['title']}>{alarmTitle(data, city, words)}</h2>
        <p>{alarmPlace(data, city, words)}</p>
      </header>
      <p className={styles['key']} data-stale={data.isStale === true}>
        {data.value === null
          ? word('ops/alarm/noValue')
          : measureWords(data.value, data.unit, words)}
      </p>
      <p className={styles['lines']}>{lines.join(' · ')}</p>
      {ahead === undefined || data.ahead === undefined ? null : (
        <p>
          <strong>{ahead}</strong>
          <span className={styles['basis']}>
            {word('ops/alarm/aheadBasis', {
              n: data.ahead.samples,
              span: formatSpan(data.ahead.spanSec * 1000, language),
            })}
          </span>
        </p>
      )}
      <p className={desk['row']}>
        {alarmMarks(data, minuteMs, zone, words).map((mark) => (
          <span key={mark} className={desk['tag']}>
            {mark}
          </span>
        ))}
      </p>
      {children}
      <dl className={styles['facts']}>
        <dt>{word('ops/alarm/column/age')}</dt>
        <dd>
          {word('ops/since', { time: clockOrDay(since, minuteMs, zone) })}{' '}
          {word('ops/lasting', { span: formatSpan(minuteMs - since, language) })}
        </dd>
        <dt>{word('ops/alarm/column/assignee')}</dt>
        <dd>{data.assignee ?? word('ops/alarm/unassigned')}</dd>
        <dt>{word('ops/alarm/hazard')}</dt>
        <dd>{hazardWord(data.hazard, words)}</dd>
        <dt>{word('ops/alarm/watched')}</dt>
        <dd>{data.watched}</dd>
        {worst === undefined ? null : (
          <>
            <dt aria-hidden />
            <dd>{worst}</dd>
          </>
        )}
        {speaker === undefined ? null : (
          <>
            <dt aria-hidden />
            <dd>{word('ops/alarm/suppressedBy', { what: speaker })}</dd>
          </>
        )}
      </dl>
      <h3 className={styles['part']}>{word('ops/alarm/why')}</h3>
      <p>{say(data.why)}</p>
      <h3 className={styles['part']}>{word('ops/alarm/notes')}</h3>
      {data.notes.length === 0 ? <p className={desk['note']}>{word('ops/alarm/noNotes')}</p> : null}
      <ul>
        {data.notes.map((note) => (
          <li key={`${note.at} ${note.text}`} className={styles['said']}>
            <span className={desk['note']}>
              {clockOrDay(Date.parse(note.at), minuteMs, zone)} {note.actor.name}
            </span>{' '}
            {note.text}
          </li>
        ))}
      </ul>
      <h3 className={styles['part']}>{word('ops/alarm/course')}</h3>
      <ActorSteps
        steps={data.transitions}
        nameOf={(state) => word(`ops/alarm/state/${state}`)}
        minuteMs={minuteMs}
        zone={zone}
      />
    </article>
  );
});
