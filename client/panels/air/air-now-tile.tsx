import type { JSX } from 'react';
import type { City } from '../../city/city.ts';
import { feedsBehind } from '../../city/feeds-behind.ts';
import { AIR_SOURCES, selectAirAlerts, type Air } from '../../city/select-air.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { useSeries } from '../../city/use-history.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import rows from '../../design/row-words.module.css';
import { MarkedLine } from '../marked-line.tsx';
import { Tile } from '../tile.tsx';
import { PollutantRow } from './pollutant-row.tsx';
import styles from './air.module.css';

const SPAN_MS = 24 * 3_600_000;
const STEP_SEC = 3600;
const MOST_ALERTS = 2;

/** The air of the city now, by pollutant, and what is issued about it. */
export function AirNowTile({
  city,
  air,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly air: Air | undefined;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, word, say } = useWords();
  const pollutants = air?.pollutants ?? [];
  const clockMs = city === undefined ? undefined : minuteMs;
  const fromMs = clockMs === undefined ? undefined : clockMs - SPAN_MS;
  const { series } = useSeries(
    pollutants.map(({ worst }) => worst.data.datastream),
    fromMs,
    clockMs,
    STEP_SEC,
  );
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(air?.feeds ?? [], AIR_SOURCES, elsewhere),
  );
  const alerts = city === undefined ? [] : selectAirAlerts(city.byKind.alert);
  const [first] = pollutants;
  const isOneCount = pollutants.every(({ known, of }) => known === first?.known && of === first.of);
  const newestMs = Math.max(...pollutants.map((each) => each.newestMs));
  const isHeard = trust.state === 'live' || trust.state === 'partial' || trust.state === 'late';
  return (
    <Tile
      title={word('air/now/title')}
      note={
        pollutants.length === 0
          ? undefined
          : [
              word('air/now/note', { time: clockOrDay(newestMs, minuteMs, zone, language) }),
              ...(first !== undefined && isOneCount
                ? [word('air/now/stations', { known: first.known, of: first.of })]
                : []),
            ].join(' · ')
      }
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
      className={styles['fill']}
    >
      {city !== undefined && pollutants.length === 0 ? (
        <p className={styles['empty']}>{word('air/now/none')}</p>
      ) : (
        <ul>
          {pollutants.map((now) => (
            <PollutantRow
              key={now.property}
              now={now}
              isCounted={!isOneCount}
              series={series.get(now.worst.data.datastream)}
            />
          ))}
        </ul>
      )}
      <ul className={styles['alerts']} aria-label={word('air/now/alerts')}>
        {alerts.slice(0, MOST_ALERTS).map(({ subject, data }) => (
          <MarkedLine
            key={subject}
            severity={data.severity}
            words={say(data.headline)}
            since={word('lead/since', {
              time: clockOrDay(Date.parse(data.sent), minuteMs, zone, language),
            })}
          />
        ))}
        {isHeard && alerts.length === 0 ? (
          <li className={rows['note']}>{word('air/now/noAlert')}</li>
        ) : null}
      </ul>
    </Tile>
  );
}
