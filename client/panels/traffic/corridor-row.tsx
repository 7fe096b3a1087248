import type { JSX } from 'react';
import type { SeriesAnswer } from '../../../contract/history.ts';
import type { Corridor } from '../../city/select-corridors.ts';
import { slowSpell } from '../../city/select-slow-since.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import rows from '../../design/row-words.module.css';
import { ValueLine } from '../value-line.tsx';
import styles from './traffic.module.css';

/** A road: its speed now, and how its slowest stretch went in the last hours. */
export function CorridorRow({
  road,
  series,
  isAsked,
  zone,
}: {
  readonly road: Corridor;
  readonly series: SeriesAnswer | undefined;
  /** The history was asked and has answered, or cannot. */
  readonly isAsked: boolean;
  readonly zone: string;
}): JSX.Element {
  const { word, say } = useWords();
  const spell = series === undefined ? undefined : slowSpell(series.points);
  const name = say(road.name);
  const since =
    spell?.sinceMs === undefined
      ? undefined
      : spell.isLonger
        ? word('traffic/speed/longer')
        : word('traffic/speed/since', { time: clockMinute(spell.sinceMs, zone) });
  return (
    <li className={styles['road']}>
      <div className={rows['words']}>
        <h3 className={rows['name']}>{name}</h3>
        <p className={rows['note']}>
          {spell === undefined
            ? word(isAsked ? 'traffic/speed/unknown' : 'traffic/speed/asking')
            : [since, word('traffic/speed/best', { best: Math.round(spell.bestKmh) })]
                .filter((part) => part !== undefined)
                .join(' · ')}
        </p>
      </div>
      <p className={styles['speed']}>
        {Math.round(road.speedKmh)}
        <span className={styles['unit']}>km/h</span>
      </p>
      <div>
        {series === undefined ? null : (
          <ValueLine
            values={series.points.map(({ mean }) => mean ?? null)}
            label={word('traffic/speed/trend', { name })}
            fromZero
          />
        )}
      </div>
    </li>
  );
}
