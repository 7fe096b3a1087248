import { useState, type JSX } from 'react';
import type { ResponseClockData } from '../../../contract/response.ts';
import type { EventOf } from '../../city/city.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { LevelMark } from './level-mark.tsx';
import { ResponseClock } from './response-clock.tsx';
import desk from './desk.module.css';
import styles from './incident-rows.module.css';

/** Shown before somebody asks for all. */
const FIRST = 8;

/** Incidents inside of a situation; one that has a response clock opens it. */
export function IncidentRows({
  subjects,
  incidents,
  clocks,
  nowMs,
  minuteMs,
  zone,
}: {
  readonly subjects: readonly string[];
  readonly incidents: ReadonlyMap<string, EventOf<'incident'>>;
  readonly clocks: ReadonlyMap<string, ResponseClockData>;
  readonly nowMs: number;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { say, word } = useWords();
  const [open, setOpen] = useState<string>();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? subjects : subjects.slice(0, FIRST);
  if (subjects.length === 0) return <p className={desk['note']}>{word('ops/none')}</p>;
  return (
    <>
      <ul>
        {shown.map((subject) => {
          const data = incidents.get(subject)?.data;
          const clock = clocks.get(subject);
          const isOpen = subject === open;
          if (data === undefined) {
            return (
              <li key={subject} className={desk['note']}>
                {subject} · {word('ops/situation/gone')}
              </li>
            );
          }
          return (
            <li key={subject} className={styles['incident']}>
              <p className={styles['line']}>
                <LevelMark severity={data.severity} />
                <time>{clockOrDay(Date.parse(data.startedAt), minuteMs, zone)}</time>
                <span className={styles['what']}>
                  {say(data.headline)} {data.place === undefined ? '' : say(data.place)}
                </span>
                {clock === undefined ? null : (
                  <button
                    type="button"
                    className={desk['button']}
                    aria-expanded={isOpen}
                    onClick={() => setOpen(isOpen ? undefined : subject)}
                  >
                    {word('ops/response/label')}
                    {clock.breaches === 0
                      ? ''
                      : ` · ${word('ops/response/breaches', { n: clock.breaches })}`}
                  </button>
                )}
              </p>
              {isOpen && clock !== undefined ? (
                <ResponseClock clock={clock} nowMs={nowMs} zone={zone} />
              ) : null}
            </li>
          );
        })}
      </ul>
      {subjects.length > FIRST ? (
        <button
          type="button"
          className={desk['button']}
          aria-expanded={isAll}
          onClick={() => setAll(!isAll)}
        >
          {isAll ? word('ops/close') : word('ops/more', { n: subjects.length - FIRST })}
        </button>
      ) : null}
    </>
  );
}
