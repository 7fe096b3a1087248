import type { JSX } from 'react';
import type { SituationEvent } from '../../city/select-situations.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';
import detail from './detail.module.css';

/** Who takes care of a situation, and what people wrote and did; what nobody did is said. */
export function SituationPeople({
  data,
  minuteMs,
  zone,
}: {
  readonly data: SituationEvent['data'];
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const { acknowledged, assignee, notes = [], acts = [] } = data;
  const timeOf = (at: string): string => clockOrDay(Date.parse(at), minuteMs, zone);
  return (
    <>
      <dl className={detail['facts']}>
        <dt>{word('ops/alarm/column/state')}</dt>
        <dd>
          {acknowledged === undefined ? (
            <strong>{word('ops/alarm/filter/unacknowledged')}</strong>
          ) : (
            `${word('ops/alarm/filter/acknowledged')} ${timeOf(acknowledged.at)} ${acknowledged.actor.name}`
          )}
        </dd>
        <dt>{word('ops/alarm/column/assignee')}</dt>
        <dd>{assignee ?? word('ops/alarm/unassigned')}</dd>
      </dl>
      {notes.length === 0 ? null : (
        <>
          <h3 className={detail['part']}>{word('ops/alarm/notes')}</h3>
          <ul>
            {notes.map((note) => (
              <li key={`${note.at} ${note.text}`} className={detail['said']}>
                <span className={desk['note']}>
                  {timeOf(note.at)} {note.actor.name}
                </span>{' '}
                {note.text}
                {note.pin === undefined ? null : (
                  <span className={desk['tag']}>
                    {word('explore/work/note/label')}
                    {note.pin.from === undefined ? '' : ` ${timeOf(note.pin.from)}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {acts.length === 0 ? null : (
        <p className={desk['note']}>
          {acts
            .slice(-MOST_ACTS)
            .toReversed()
            .map(
              ({ at, by, actor }) =>
                `${timeOf(at)} ${word(`ops/command/${by}`)} ${actor?.name ?? ''}`,
            )
            .join(' · ')}
        </p>
      )}
    </>
  );
}

/** The newest; all of them are in the history. */
const MOST_ACTS = 6;
