import type { CSSProperties, JSX } from 'react';
import type { District } from '../../../contract/place.ts';
import type { City } from '../../city/city.ts';
import { feedsBehind, type ShownByTile } from '../../city/feeds-behind.ts';
import type { BikeStock } from '../../city/select-stock.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { shortDistrict } from '../matter-words.ts';
import { Tile } from '../tile.tsx';
import styles from './bikes-tile.module.css';

const SHOWN: ShownByTile = { layers: ['observation/bikes.available'], domains: ['transit'] };

/** Bicycles by district in the official order: docked, and stations without one. */
export function BikesTile({
  city,
  districts,
  bikes,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly districts: readonly District[];
  readonly bikes: BikeStock | undefined;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word, say, language } = useWords();
  const columnsOf = (n: number) => ({ '--cells': n, '--half': Math.ceil(n / 2) });
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(bikes?.feeds ?? [], SHOWN, elsewhere),
  );
  const all = bikes?.all;
  const isEmpty = all === undefined || all.stations === 0;
  const summary = isEmpty
    ? undefined
    : [
        word('traffic/bikes/total', { n: formatNumber(all.bikes, language) }),
        word('traffic/bikes/empty', { n: all.empty, of: all.stations }),
        ...(bikes?.unknown === 0
          ? []
          : [word('traffic/bikes/unknown', { n: bikes?.unknown ?? 0 })]),
        word('traffic/bikes/note'),
      ].join(' · ');
  return (
    <Tile
      title={word('traffic/bikes/title')}
      note={summary}
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
    >
      {isEmpty ? (
        <p className={styles['empty']}>{city === undefined ? '' : word('traffic/bikes/none')}</p>
      ) : (
        <ol className={styles['cells']} style={columnsOf(districts.length) as CSSProperties}>
          {districts.map(({ code, name }) => {
            const own = bikes?.byDistrict.get(code);
            return (
              <li key={code} className={styles['cell']}>
                <span className={styles['name']}>{shortDistrict(say(name))}</span>{' '}
                <span className={styles['count']}>
                  {own === undefined ? '—' : formatNumber(own.bikes, language)}
                </span>{' '}
                <span className={styles['share']}>
                  {own === undefined ? '' : `${own.empty}/${own.stations}`}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Tile>
  );
}
