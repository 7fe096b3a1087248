import type { JSX } from 'react';
import type { City, EventOf } from '../../city/city.ts';
import { feedsBehind, type ShownByTile } from '../../city/feeds-behind.ts';
import { allOf, type Transit } from '../../city/select-transit.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { Slots } from '../../design/slots.tsx';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import rows from '../../design/row-words.module.css';
import { MarkedLine } from '../marked-line.tsx';
import { Tile } from '../tile.tsx';
import styles from './traffic.module.css';

const SHOWN: ShownByTile = {
  layers: ['position/subway', 'position/rail', 'position/tram'],
  domains: ['transit'],
};

const MOST_LINES = 10;
const MOST_STOPPED = 2;

/** Lines with their trains, then what stops them, in the words of who tells. */
export function RailTile({
  city,
  transit,
  disrupted,
  isDisruptionTold,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly transit: Transit | undefined;
  readonly disrupted: readonly EventOf<'incident'>[];
  /** A source of disruptions is heard: only then is none the same as no disruption. */
  readonly isDisruptionTold: boolean;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, word, say } = useWords();
  const lines = transit?.rail ?? [];
  const total = allOf(lines);
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(transit?.railFeeds ?? [], SHOWN, elsewhere),
  );
  return (
    <Tile
      title={word('traffic/rail/title')}
      note={lines.length === 0 ? undefined : word('traffic/rail/total', { n: lines.length })}
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
      className={styles['fill']}
    >
      {city !== undefined && lines.length === 0 ? (
        <p className={styles['empty']}>{word('traffic/rail/none')}</p>
      ) : (
        <>
          <p className={styles['total']}>
            {total.running}
            <span className={styles['of']}>{word('traffic/rail/trains')}</span>
            <span className={styles['totalWords']}>
              {total.unheard === 0 ? '' : word('traffic/rail/unheard', { n: total.unheard })}
            </span>
          </p>
          <ol className={styles['lines']}>
            {lines.slice(0, MOST_LINES).map((line) => (
              <li key={line.id} className={styles['line']}>
                <span className={styles['lineName']}>{say(line.name)}</span>
                <span className={styles['lineCount']}>{line.running}</span>
                <span className={rows['note']}>
                  {line.unheard === 0 ? '' : word('traffic/rail/unheard', { n: line.unheard })}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      <Slots
        as="ul"
        // Below as many lines: with others it is another place.
        key={lines.length}
        className={styles['stopped']}
        aria-label={word('traffic/rail/stopped')}
      >
        {disrupted.slice(0, MOST_STOPPED).map(({ subject, data }) => (
          <MarkedLine
            key={subject}
            severity={data.severity}
            // Where it is stands only in the source's own words.
            words={[...new Set([say(data.headline), data.headline.ko])].join(' · ')}
            since={word('traffic/closures/since', {
              time: clockOrDay(Date.parse(data.startedAt), minuteMs, zone, language),
            })}
          />
        ))}
        {city === undefined || disrupted.length > 0 ? null : (
          <li className={rows['note']}>
            {word(isDisruptionTold ? 'traffic/rail/noneStopped' : 'traffic/rail/stoppedUnknown')}
          </li>
        )}
      </Slots>
    </Tile>
  );
}
