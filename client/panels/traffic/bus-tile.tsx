import type { JSX } from 'react';
import type { City } from '../../city/city.ts';
import { feedsBehind, type ShownByTile } from '../../city/feeds-behind.ts';
import { allOf, type Transit } from '../../city/select-transit.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { useWords } from '../../design/wording.ts';
import { Tile } from '../tile.tsx';
import styles from './traffic.module.css';

const SHOWN: ShownByTile = { layers: ['position/bus'], domains: ['transit'] };

/** How many buses are heard of, on how many routes, and how many of them are packed. */
export function BusTile({
  city,
  transit,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly transit: Transit | undefined;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const routes = transit?.road ?? [];
  const total = allOf(routes);
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(transit?.roadFeeds ?? [], SHOWN, elsewhere),
  );
  const parts = [
    word('traffic/bus/routes', { n: routes.length }),
    ...(total.counted === 0
      ? []
      : [word('traffic/bus/crowded', { n: total.crowded, of: total.counted })]),
    ...(total.unheard === 0 ? [] : [word('traffic/bus/unheard', { n: total.unheard })]),
  ];
  return (
    <Tile title={word('traffic/bus/title')} trust={trust} minuteMs={minuteMs} zone={zone}>
      {city !== undefined && routes.length === 0 ? (
        <p className={styles['empty']}>{word('traffic/bus/none')}</p>
      ) : (
        <p className={styles['total']}>
          {total.running}
          <span className={styles['of']}>{word('traffic/bus/buses')}</span>
          <span className={styles['totalWords']}>{parts.join(' · ')}</span>
        </p>
      )}
    </Tile>
  );
}
