import type { JSX, ReactNode } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { SituationEvent } from '../../city/select-situations.ts';
import type { EventOf } from '../../city/city.ts';
import { clockMinute, clockOrDay, formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { exerciseTitle } from '../exercise-title.ts';
import { EvidenceTable } from './evidence-table.tsx';
import { LevelMark } from './level-mark.tsx';
import { SituationPeople } from './situation-people.tsx';
import { playbackAddress, reportAddress } from './situation-links.ts';
import desk from './desk.module.css';
import detail from './detail.module.css';
import styles from './situation-detail.module.css';

/** What a situation is and why it is believed: head, phases with their reasons, evidence. */
export function SituationDetail({
  situation,
  city,
  feeds,
  minuteMs,
  zone,
  titleOf,
  children,
}: {
  readonly situation: SituationEvent;
  readonly city: CityAnswer | undefined;
  readonly feeds: ReadonlyMap<string, EventOf<'feed'>>;
  readonly minuteMs: number;
  readonly zone: string;
  /** Title of another situation. */
  readonly titleOf: (subject: string) => string | undefined;
  /** What can be done with it. */
  readonly children?: ReactNode;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const { data, subject } = situation;
  const report = reportAddress(subject, language);
  const openedMs = Date.parse(data.openedAt);
  const untilMs = data.endedAt === undefined ? minuteMs : Date.parse(data.endedAt);
  const kin = [
    ['causedBy', data.causedBy === undefined ? [] : [data.causedBy]],
    ['mergedFrom', data.mergedFrom ?? []],
    ['mergedInto', data.mergedInto === undefined ? [] : [data.mergedInto]],
    ['splitFrom', data.splitFrom === undefined ? [] : [data.splitFrom]],
  ] as const;
  return (
    <article className={detail['detail']} aria-label={say(data.title)}>
      <header>
        <p className={detail['levels']}>
          <LevelMark severity={data.severity} />
          <strong>{word(`ops/phase/${data.phase}`)}</strong>
          <span>
            {word('ops/since', { time: clockOrDay(openedMs, minuteMs, zone) })}{' '}
            {word('ops/lasting', { span: formatSpan(untilMs - openedMs, language) })}
          </span>
          <span className={desk['note']}>{word('ops/system')}</span>
        </p>
        <h2 className={detail['title']}>{exerciseTitle(say(data.title), city?.mode, words)}</h2>
        <p>{say(data.why)}</p>
        <p className={desk['note']}>
          {word('ops/situation/score', {
            score: data.score.toFixed(2),
            opens: data.opensAt.toFixed(2),
            peak: data.peakScore.toFixed(2),
          })}
        </p>
        <p className={styles['links']}>
          {report === undefined ? null : (
            <a className={desk['link']} href={report}>
              {word('ops/situation/report')}
            </a>
          )}
          <a className={desk['link']} href={playbackAddress(subject, openedMs, zone, language)}>
            {word('ops/situation/playback')}
          </a>
        </p>
      </header>
      {children}
      <SituationPeople data={data} minuteMs={minuteMs} zone={zone} />
      {kin.map(([name, subjects]) =>
        subjects.length === 0 ? null : (
          <p key={name}>
            <span className={desk['note']}>{word(`ops/situation/${name}`)}</span>{' '}
            {subjects.map((each) => titleOf(each) ?? each).join(', ')}
          </p>
        ),
      )}
      <h3 className={detail['part']}>{word('ops/situation/course')}</h3>
      <ol className={styles['course']}>
        {data.course.map(({ at, phase, severity, why }) => (
          <li key={`${at} ${phase} ${severity}`} className={styles['step']}>
            <time>{clockMinute(Date.parse(at), zone)}</time>
            <LevelMark severity={severity} />
            <strong>{word(`ops/phase/${phase}`)}</strong>
            <span className={styles['why']}>{say(why)}</span>
          </li>
        ))}
      </ol>
      <h3 className={detail['part']}>{word('ops/situation/evidence')}</h3>
      <div className={styles['wide']}>
        <EvidenceTable data={data} feeds={feeds} minuteMs={minuteMs} zone={zone} />
      </div>
    </article>
  );
}
