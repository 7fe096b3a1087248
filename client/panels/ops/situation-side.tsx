import type { JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { ResponseClockData } from '../../../contract/response.ts';
import type { City } from '../../city/city.ts';
import type { SituationEvent } from '../../city/select-situations.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { alarmTitle } from './alarm-words.ts';
import { CameraList } from './camera-list.tsx';
import { ContactLinks } from './contact-links.tsx';
import { FirstOf } from './first-of.tsx';
import { IncidentRows } from './incident-rows.tsx';
import { LevelMark } from './level-mark.tsx';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import detail from './detail.module.css';
import styles from './situation-side.module.css';

type Slices = Pick<City['byKind'], 'incident' | 'alarm' | 'directive'>;

/** Whom it touches, who has it, and what is open inside of it. */
export function SituationSide({
  situation,
  city,
  slices,
  clocks,
  nowMs,
  minuteMs,
  zone,
  onDirect,
  onAlarm,
}: {
  readonly situation: SituationEvent;
  readonly city: CityAnswer | undefined;
  readonly slices: Slices;
  readonly clocks: ReadonlyMap<string, ResponseClockData>;
  readonly nowMs: number;
  readonly minuteMs: number;
  readonly zone: string;
  readonly onDirect: (about: string) => void;
  readonly onAlarm: (subject: string) => void;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const { data, subject } = situation;
  const names = (city?.districts ?? []).filter(({ code }) => data.districts.includes(code));
  const orders = [...slices.directive.values()].filter(
    ({ data: order }) => order.about === subject,
  );
  const rows = { incidents: slices.incident, clocks, nowMs, minuteMs, zone };
  return (
    <div className={styles['side']}>
      <h3 className={detail['part']}>{word('ops/situation/exposed')}</h3>
      {data.exposed === null ? (
        <p className={desk['hatched']}>{word('ops/unknown')}</p>
      ) : (
        <p>
          <strong className={styles['people']}>
            {word('ops/situation/people', { n: formatNumber(data.exposed.people, language) })}
          </strong>{' '}
          <span className={desk['tag']}>{word('ops/situation/estimate')}</span>
          <span className={styles['basis']}>
            {say(data.exposed.basis)} ·{' '}
            {word('ops/situation/area', { n: formatNumber(data.areaKm2, language) })}
          </span>
        </p>
      )}
      <p>
        <span className={desk['note']}>{word('ops/situation/districts')}</span>{' '}
        {names.map(({ name }) => say(name)).join(' · ')}
      </p>
      <h3 className={detail['part']}>{word('ops/situation/incharge')}</h3>
      {data.incharge.length === 0 ? (
        <p className={desk['note']}>{word('ops/situation/noIncharge')}</p>
      ) : (
        <ul>
          {data.incharge.map((contact) => (
            <li key={contact.id} className={styles['contact']}>
              <span>
                <strong>{say(contact.name)}</strong>{' '}
                <span className={desk['note']}>{say(contact.duty)}</span>
              </span>
              <ContactLinks contact={contact} />
            </li>
          ))}
        </ul>
      )}
      <button
        type="button"
        className={`${controls['button']} ${controls['primary']} ${styles['direct']}`}
        onClick={() => onDirect(subject)}
      >
        {word('ops/situation/direct')}
      </button>
      {orders.length === 0 ? null : (
        <>
          <h3 className={detail['part']}>{word('ops/situation/orders')}</h3>
          <ul>
            {orders.map(({ subject: order, data: { text, state, recipient } }) => (
              <li key={order} className={detail['said']}>
                <span className={desk['tag']}>{word(`ops/order/state/${state}`)}</span> {text}{' '}
                <span className={desk['note']}>{say(recipient.name)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3 className={detail['part']}>{word('ops/situation/alarms')}</h3>
      <FirstOf
        subjects={data.alarms}
        renderRow={(each) => {
          const alarm = slices.alarm.get(each)?.data;
          return (
            <li key={each} className={styles['line']}>
              {alarm === undefined ? (
                <span className={desk['note']}>
                  {each} · {word('ops/situation/gone')}
                </span>
              ) : (
                <>
                  <LevelMark severity={alarm.severity} />
                  <button type="button" className={styles['to']} onClick={() => onAlarm(each)}>
                    {alarmTitle(alarm, city, words)}{' '}
                    {alarm.place === undefined ? '' : say(alarm.place)}
                  </button>
                  <span className={desk['tag']}>{word(`ops/alarm/state/${alarm.state}`)}</span>
                </>
              )}
            </li>
          );
        }}
      />
      <h3 className={detail['part']}>{word('ops/situation/incidents')}</h3>
      <IncidentRows subjects={data.incidents} {...rows} />
      <h3 className={detail['part']}>{word('ops/situation/closures')}</h3>
      <IncidentRows subjects={data.closures} {...rows} />
      <h3 className={detail['part']}>{word('ops/situation/cameras')}</h3>
      <CameraList cameras={data.cameras} />
    </div>
  );
}
