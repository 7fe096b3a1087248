import type { JSX } from 'react';
import type { City } from '../../city/city.ts';
import { feedsBehind, type ShownByTile } from '../../city/feeds-behind.ts';
import type { RoadEvents } from '../../city/select-road-events.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { Slots } from '../../design/slots.tsx';
import { useWords } from '../../design/wording.ts';
import { Tile } from '../tile.tsx';
import { ClosureRow } from './closure-row.tsx';
import styles from './traffic.module.css';

const SHOWN: ShownByTile = { layers: ['incident'], domains: ['traffic'] };

const MOST_ROWS = 5;

/** The closed roads, gravest first; what hinders without closing in one line. */
export function ClosuresTile({
  city,
  events,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly events: RoadEvents | undefined;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(events?.feeds ?? [], SHOWN, elsewhere),
  );
  const closures = events?.closures ?? [];
  const others = (events?.others ?? []).map(
    ([category, n]) => `${word(`categoryShort/${category}`)} ${n}`,
  );
  const rest = closures.length - MOST_ROWS;
  const isSilent = trust.state === 'lost' || trust.state === 'unconnected';
  return (
    <Tile
      title={`${word('traffic/closures/title')} ${closures.length === 0 ? '' : closures.length}`}
      note={[
        rest > 0 ? word('traffic/closures/more', { n: rest }) : '',
        others.length > 0 ? word('traffic/closures/others', { what: others.join(' ') }) : '',
      ]
        .filter((part) => part !== '')
        .join(' · ')}
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
      className={styles['fill']}
    >
      {city !== undefined && closures.length === 0 ? (
        <p className={styles['empty']}>
          {word(isSilent ? 'traffic/closures/unknown' : 'traffic/closures/none')}
        </p>
      ) : (
        <Slots className={styles['closures']}>
          {closures.slice(0, MOST_ROWS).map((event) => (
            <ClosureRow key={event.subject} event={event} minuteMs={minuteMs} zone={zone} />
          ))}
        </Slots>
      )}
    </Tile>
  );
}
