import type { JSX } from 'react';
import type { EventOf } from '../../city/city.ts';
import { detourOf } from '../../city/select-road-events.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import rows from '../../design/row-words.module.css';
import { BasisMark } from '../basis-mark.tsx';
import { roadName } from '../../city/road-name.ts';
import styles from './traffic.module.css';

/** A closed road: where, how, since when, until when, why, and the way round if somebody tells one. */
export function ClosureRow({
  event: { data },
  minuteMs,
  zone,
}: {
  readonly event: EventOf<'incident'>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, word, say } = useWords();
  const level = levelOf(data.severity);
  const name = roadName(data, say);
  const way = detourOf(data.description);
  const endMs = data.expectedEndAt === undefined ? undefined : Date.parse(data.expectedEndAt);
  // Its own words begin with the road, which stands there already.
  const told = say(data.headline).replace(name, '').trim();
  const due =
    endMs === undefined
      ? undefined
      : word(endMs < minuteMs ? 'traffic/closures/late' : 'traffic/closures/until', {
          time: clockOrDay(endMs, minuteMs, zone, language),
        });
  return (
    <li className={styles['closure']}>
      <SeverityMark level={level} className={styles['mark']} label={word(`level/${level}`)} />
      <div className={rows['words']}>
        <h3 className={rows['name']}>
          {name}
          <BasisMark basis={data.basis} />
        </h3>
        <p className={styles['closureNote']}>
          <span className={rows['note']}>
            {[
              word(`categoryShort/${data.category}`),
              way === undefined ? told : word('traffic/closures/detour', { way }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
          {due === undefined ? null : <span className={styles['due']}> · {due}</span>}
        </p>
      </div>
      <p className={styles['closureHow']}>
        <strong>{word(`traffic/closures/${data.roadClosure ?? 'partial'}`)}</strong>{' '}
        {word('traffic/closures/since', {
          time: clockOrDay(Date.parse(data.startedAt), minuteMs, zone, language),
        })}
      </p>
    </li>
  );
}
