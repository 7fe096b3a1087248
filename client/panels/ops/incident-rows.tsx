import { useState, type JSX } from 'react';
import type { ResponseClockData } from '../../../contract/response.ts';
import type { EventOf } from '../../city/city.ts';
import { isClockTold } from '../../city/is-clock-told.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { FirstOf } from './first-of.tsx';
import { LevelMark } from './level-mark.tsx';
import { ResponseClock } from './response-clock.tsx';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import styles from './incident-rows.module.css';

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
  return (
    <FirstOf
      subjects={subjects}
      renderRow={(subject) => {
        const data = incidents.get(subject)?.data;
        const isOpen = subject === open;
        if (data === undefined) {
          return (
            <li key={subject} className={desk['note']}>
              {subject} · {word('ops/situation/gone')}
            </li>
          );
        }
        // Most headlines begin with the place.
        const headline = say(data.headline);
        const place = data.place === undefined ? '' : say(data.place);
        const clock = isClockTold(data) ? clocks.get(subject) : undefined;
        return (
          <li key={subject} className={styles['incident']}>
            <p className={styles['line']}>
              <LevelMark severity={data.severity} />
              <time>{clockOrDay(Date.parse(data.startedAt), minuteMs, zone)}</time>
              <span className={styles['what']}>
                {headline} {headline.includes(place) ? '' : place}
              </span>
              {clock === undefined ? null : (
                <button
                  type="button"
                  className={controls['button']}
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
      }}
    />
  );
}
