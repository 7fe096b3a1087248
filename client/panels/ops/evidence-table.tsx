import type { JSX } from 'react';
import type { SituationData } from '../../../contract/situation.ts';
import type { EventOf } from '../../city/city.ts';
import { groupEvidence } from '../../city/select-situations.ts';
import { clockSecond, formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';
import styles from './evidence-table.module.css';

/** What speaks for a situation, by factor: when it was so, when we knew, by which feed; and what is missing. */
export function EvidenceTable({
  data,
  feeds,
  minuteMs,
  zone,
}: {
  readonly data: SituationData;
  readonly feeds: ReadonlyMap<string, EventOf<'feed'>>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, say, word } = useWords();
  const titles = new Map([...feeds.values()].map(({ data: feed }) => [feed.feed, feed.title]));
  const feedName = (id: string): string => {
    const title = titles.get(id);
    return title === undefined ? id : say(title);
  };
  return (
    <table className={`${desk['table']} ${styles['table']}`}>
      <caption className="said">{word('ops/situation/evidence')}</caption>
      <thead>
        <tr>
          <th scope="col">{word('ops/situation/happened')}</th>
          <th scope="col">{word('ops/situation/known')}</th>
          <th scope="col">{word('ops/situation/what')}</th>
          <th scope="col">{word('ops/situation/feed')}</th>
          <th scope="col" className={desk['number']}>
            {word('ops/situation/weight')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groupEvidence(data.evidence).flatMap(({ factor, rows }) =>
          rows.map((row, index) => {
            const knownMs = Date.parse(row.knownAt);
            return (
              <tr
                key={`${factor} ${row.subject} ${row.at} ${row.knownAt}`}
                className={styles['row']}
                data-past={row.isPast === true}
                data-first={index === 0}
              >
                <td>{clockSecond(Date.parse(row.at), zone)}</td>
                <td>{clockSecond(knownMs, zone)}</td>
                <td className={styles['what']}>
                  {say(row.text)}{' '}
                  {row.isPast === true ? (
                    <span className={desk['tag']}>{word('ops/situation/past')}</span>
                  ) : null}
                </td>
                <td>
                  {feedName(row.feed)}{' '}
                  <span className={desk['note']}>{formatSpan(minuteMs - knownMs, language)}</span>
                </td>
                <td className={desk['number']}>{row.weight.toFixed(2)}</td>
              </tr>
            );
          }),
        )}
        {data.missing.map(({ factor, label, feeds: silent, why }) => (
          <tr key={`missing ${factor}`} className={styles['missing']}>
            <td colSpan={2} className={desk['hatched']}>
              <strong className={styles['unknown']}>{word('ops/situation/missing')}</strong>
            </td>
            <td>
              <strong>{say(label)}</strong> {say(why)}
            </td>
            <td colSpan={2}>{silent.map(feedName).join(', ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
