import type { JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { City } from '../../city/city.ts';
import { feedsBehind, type ShownByTile } from '../../city/feeds-behind.ts';
import { freshnessOf } from '../../city/select-freshness.ts';
import { selectFigure, selectStrip } from '../../city/select-indicators.ts';
import type { Corridors } from '../../city/select-corridors.ts';
import { selectTileTrust } from '../../city/select-tile-trust.ts';
import { useSeries } from '../../city/use-history.ts';
import { Slots } from '../../design/slots.tsx';
import { useWords } from '../../design/wording.ts';
import { FigureRow } from '../figure-row.tsx';
import { Tile } from '../tile.tsx';
import { CorridorRow } from './corridor-row.tsx';
import styles from './traffic.module.css';

const SHOWN: ShownByTile = { layers: ['observation/traffic.speed'], domains: ['traffic'] };

const MOST_ROADS = 4;
const SPAN_MS = 6 * 3_600_000;
const STEP_SEC = 600;

/** Figures of speed, by the unit they are told in; they are the city's own. */
const isSpeed = (unit: string): boolean => unit === 'km/h';

/** How fast the city drives: its own figure with its normal, then the slowest roads. */
export function SpeedTile({
  city,
  cityAnswer,
  corridors,
  elsewhere,
  minuteMs,
  zone,
}: {
  readonly city: City | undefined;
  readonly cityAnswer: CityAnswer | undefined;
  readonly corridors: Corridors | undefined;
  /** Sources that are known to tell something else. */
  readonly elsewhere: ReadonlySet<string>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word, say } = useWords();
  const shown = corridors?.roads.slice(0, MOST_ROADS) ?? [];
  const streams = shown.map(({ slowest }) => slowest);
  const clockMs = city === undefined ? undefined : minuteMs;
  const fromMs = clockMs === undefined ? undefined : clockMs - SPAN_MS;
  const { series, state } = useSeries(streams, fromMs, clockMs, STEP_SEC);
  const indicators = city?.byKind.indicator;
  const figures = (cityAnswer?.figures ?? []).flatMap(({ id, domain, label }) => {
    const figure = indicators === undefined ? undefined : selectFigure(indicators, id);
    const isOurs = domain === 'traffic' && figure !== undefined && isSpeed(figure.unit.ko);
    return isOurs ? [{ id, label: say(label), figure }] : [];
  });
  const heard = [
    ...(corridors?.feeds ?? []),
    ...figures.flatMap(({ figure }) => figure.derivedFrom),
  ];
  const trust = selectTileTrust(city?.byKind.feed, feedsBehind(heard, SHOWN, elsewhere));
  return (
    <Tile
      title={word('traffic/speed/title')}
      note={
        corridors === undefined || corridors.of === 0
          ? undefined
          : word('traffic/speed/links', { known: corridors.known, of: corridors.of })
      }
      trust={trust}
      minuteMs={minuteMs}
      zone={zone}
      className={styles['fill']}
    >
      <ul>
        {figures.slice(0, 1).map(({ id, label, figure }) => (
          <FigureRow
            key={id}
            id={id}
            label={label}
            figure={figure}
            strip={indicators === undefined ? undefined : selectStrip(indicators, id)}
            freshness={freshnessOf(figure, city?.byKind.feed ?? new Map(), minuteMs)}
            minuteMs={minuteMs}
            zone={zone}
            isLoading={false}
          />
        ))}
      </ul>
      {city !== undefined && shown.length === 0 ? (
        <p className={styles['empty']}>{word('traffic/speed/none')}</p>
      ) : (
        <Slots className={styles['roads']} aria-label={word('traffic/speed/corridors')}>
          {shown.map((road) => (
            <CorridorRow
              key={road.name.ko}
              road={road}
              series={series.get(road.slowest)}
              isAsked={state !== 'asking'}
              zone={zone}
            />
          ))}
        </Slots>
      )}
    </Tile>
  );
}
