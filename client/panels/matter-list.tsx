import { memo, type JSX } from 'react';
import type { AlarmLoadData } from '../../contract/alarm.ts';
import type { CityAnswer } from '../../contract/api.ts';
import { mergeMatters } from '../city/merge-matters.ts';
import { floodPer10Min } from '../city/select-rate.ts';
import type { OpenMatter } from '../city/open-matter.ts';
import { latestFirst } from '../city/order-matters.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import { levelOf } from '../design/severity.ts';
import { Slots } from '../design/slots.tsx';
import { clockOrDay } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { exerciseTitle } from './exercise-title.ts';
import { FittingParts } from './fitting-parts.tsx';
import styles from './matter-list.module.css';
import { matterLine, matterOwner } from './matter-words.ts';

const mostRows = 6;

/** What a touch of the row is about: a row of several is its first. */
const touchedSubject = ({ kind, key, members }: OpenMatter): string =>
  kind === 'situation' ? key : (members[0]?.subject ?? key);

/** The matters after the lead, one line each; what does not fit is counted in the head. */
export const MatterList = memo(function MatterList({
  matters,
  title,
  perTenMin,
  load,
  city,
  minuteMs,
  zone,
  isHeld,
}: {
  readonly matters: readonly OpenMatter[];
  readonly title: string;
  readonly perTenMin: number;
  /** The office's own meter; absent = it judges no alarms here. */
  readonly load: AlarmLoadData | undefined;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
  /** Levels from before the feeds were lost: kept, hatched. */
  readonly isHeld: boolean;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const rows = latestFirst(mergeMatters(matters, mostRows));
  const shown = rows.slice(0, mostRows);
  const isFlood = load === undefined ? perTenMin >= floodPer10Min : load.load === 'flood';
  const meter = [
    ...(rows.length > mostRows ? [word('others/more', { n: rows.length - mostRows })] : []),
    word('others/rate', { n: load?.lastTenMin ?? perTenMin }),
    ...(load === undefined
      ? []
      : [
          word('others/interrupts', {
            n: load.interruptsLastHour,
            most: load.mostInterruptsAnHour,
          }),
        ]),
  ];
  return (
    <section className={styles['list']} aria-labelledby="matters">
      <header className={styles['head']}>
        <h2 id="matters" className={styles['title']}>
          {title}
        </h2>
        <div className={styles['meter']}>
          {isFlood && !isHeld ? (
            <strong className={styles['flood']}>{word('others/flood')}</strong>
          ) : null}
          <FittingParts parts={isHeld ? [word('lead/held')] : meter} className={styles['parts']} />
        </div>
      </header>
      <Slots className={isHeld ? styles['held'] : styles['rows']}>
        {shown.map((matter) => {
          const level = levelOf(matter.severity);
          return (
            <li
              key={matter.key}
              className={styles['row']}
              data-level={level}
              data-subject={touchedSubject(matter)}
            >
              <SeverityMark
                level={level}
                label={word(`level/${level}`)}
                className={styles['mark']}
              />
              <div className={styles['words']}>
                <p className={styles['what']}>
                  {exerciseTitle(matterLine(matter, city, words), city?.mode, words)}
                </p>
                <p className={styles['owner']}>
                  {matter.kind === 'situation'
                    ? matter.members.map(({ data }) => word(`ops/phase/${data.phase}`)).join('')
                    : matterOwner(matter, words)}
                </p>
              </div>
              <time className={styles['time']}>
                {clockOrDay(Date.parse(matter.since), minuteMs, zone, words.language)}
              </time>
            </li>
          );
        })}
      </Slots>
      {shown.length === 0 ? <p className={styles['none']}>{word('others/none')}</p> : null}
    </section>
  );
});
