import type { JSX } from 'react';
import type { City } from '../../city/city.ts';
import { isTold } from '../../city/is-told.ts';
import type { RoadEvents } from '../../city/select-road-events.ts';
import type { TileTrust } from '../../city/select-tile-trust.ts';
import { Slots } from '../../design/slots.tsx';
import { useWords } from '../../design/wording.ts';
import { Tile } from '../tile.tsx';
import { ClosureRow } from './closure-row.tsx';
import styles from './traffic.module.css';

const MOST_ROWS = 5;

/** The closed roads, gravest first; what hinders without closing in one line. */
export function ClosuresTile({
  city,
  events,
  trust,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly events: RoadEvents | undefined;
  readonly trust: TileTrust;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  const closures = events?.closures ?? [];
  const others = (events?.others ?? []).map(
    ([category, n]) => `${word(`categoryShort/${category}`)} ${n}`,
  );
  const rest = closures.length - MOST_ROWS;
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
          {word(isTold(trust) ? 'traffic/closures/none' : 'traffic/closures/unknown')}
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
