import type { JSX } from 'react';
import type { StatisticData } from '../../../contract/city-indicator.ts';
import type { Domain } from '../../../contract/event.ts';
import type { City } from '../../city/city.ts';
import { feedsBehind } from '../../city/feeds-behind.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { useWords } from '../../design/wording.ts';
import { Tile } from '../tile.tsx';
import { StatisticRow } from './statistic-row.tsx';
import styles from './air.module.css';

const MOST_ROWS = 5;

/** Figures of periods, the newest first. */
export function StatisticsTile({
  city,
  title,
  none,
  domain,
  statistics,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly title: string;
  /** Said when there is none. */
  readonly none: string;
  readonly domain: Domain;
  readonly statistics: readonly StatisticData[];
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const heard = statistics.map(({ provenance }) => provenance.feed);
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(heard, { layers: ['indicator'], domains: [domain, 'administration'] }, elsewhere),
  );
  const rest = statistics.length - MOST_ROWS;
  return (
    <Tile
      title={title}
      note={rest > 0 ? word('air/energy/more', { n: rest }) : undefined}
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
      className={styles['fill']}
    >
      {city !== undefined && statistics.length === 0 ? (
        <p className={styles['empty']}>{none}</p>
      ) : (
        <ul className={styles['statistics']}>
          {statistics.slice(0, MOST_ROWS).map((data) => (
            <StatisticRow key={data.statistic} data={data} minuteMs={minuteMs} />
          ))}
        </ul>
      )}
    </Tile>
  );
}
