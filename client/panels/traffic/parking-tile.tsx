import type { JSX } from 'react';
import type { City } from '../../city/city.ts';
import { feedsBehind, type ShownByTile } from '../../city/feeds-behind.ts';
import type { ParkingStock } from '../../city/select-stock.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { formatNumber } from '../../design/numbers.ts';
import { Slots } from '../../design/slots.tsx';
import { useWords, type Words } from '../../design/wording.ts';
import { Tile } from '../tile.tsx';
import styles from './traffic.module.css';
import { withoutSharedEnd } from './without-shared-end.ts';

const SHOWN: ShownByTile = { layers: ['observation/parking.occupied'], domains: ['traffic'] };

const MOST_LOTS = 6;

function partsOf({ full, unknown }: ParkingStock, word: Words['word']): readonly string[] {
  const n = full.length;
  return [
    n === 0 ? word('traffic/parking/noneFull') : word('traffic/parking/full', { n }),
    ...(unknown === 0 ? [] : [word('traffic/parking/unknown', { n: unknown })]),
  ];
}

/** Free places of all, and the fullest car parks by name. */
export function ParkingTile({
  city,
  parking,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly parking: ParkingStock | undefined;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word, say, language } = useWords();
  const lots = parking?.lots ?? [];
  const shown = lots.slice(0, MOST_LOTS);
  const names = withoutSharedEnd(shown.map(({ name }) => say(name)));
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(parking?.feeds ?? [], SHOWN, elsewhere),
  );
  const parts = parking === undefined ? [] : partsOf(parking, word);
  return (
    <Tile
      title={word('traffic/parking/title')}
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
      className={styles['fill']}
    >
      {city !== undefined && lots.length === 0 ? (
        <p className={styles['empty']}>{word('traffic/parking/none')}</p>
      ) : (
        <>
          <p className={styles['total']}>
            {parking === undefined ? '·' : formatNumber(parking.free, language)}
            <span className={styles['of']}>
              {parking === undefined
                ? ''
                : word('traffic/parking/of', { n: formatNumber(parking.places, language) })}
            </span>
            <span className={styles['totalWords']}>{parts.join(' · ')}</span>
          </p>
          <Slots className={styles['lots']}>
            {shown.map(({ id, free, places }, index) => (
              <li key={id} className={styles['lot']}>
                <span className={styles['lotName']}>{names[index]}</span>
                <span className={styles['lotFree']} data-full={free === 0}>
                  {free}/{places}
                </span>
              </li>
            ))}
          </Slots>
        </>
      )}
    </Tile>
  );
}
