import { useMemo, useState, type JSX } from 'react';
import { isTold } from '../city/is-told.ts';
import { keepSlots } from '../city/keep-slots.ts';
import { selectWater } from '../city/select-water.ts';
import { useSeries } from '../city/use-history.ts';
import { clockOrDay } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { Tile } from '../panels/tile.tsx';
import { NextCrossings } from '../panels/water/next-crossings.tsx';
import { QualityRanges } from '../panels/water/quality-ranges.tsx';
import { RainTile } from '../panels/water/rain-tile.tsx';
import { RiverLadders } from '../panels/water/river-ladders.tsx';
import { SewerBars } from '../panels/water/sewer-bars.tsx';
import { waterSummary } from '../panels/water/water-summary.ts';
import type { SceneProps } from './define-scene.ts';
import { ScenePage } from './scene-page.tsx';
import styles from './water.module.css';

const LADDERS = 8;
const STEP_SEC = 600;
const STEP_MS = STEP_SEC * 1000;
const HISTORY_MS = 9 * 3_600_000;

/** Rain at the left of its map, sewers below both, rivers at the right, what comes next at the foot. */
export function WaterPanels(scene: SceneProps): JSX.Element {
  const words = useWords();
  const { word } = words;
  const { city, cityAnswer, minuteMs, time } = scene;
  const zone = cityAnswer?.zone ?? 'UTC';
  const kinds = city?.byKind;
  const districts = cityAnswer?.districts;
  const water = useMemo(
    () => selectWater(kinds, districts, minuteMs),
    [kinds, districts, minuteMs],
  );
  const { rain, sewers, rivers, crossings, quality, trust } = water;

  const [slots, setSlots] = useState<readonly string[]>([]);
  const ranked = rivers.map(({ subject }) => subject);
  const standing = keepSlots(slots, ranked, LADDERS);
  if (standing.join() !== slots.join()) setSlots(standing);
  const shown = standing.flatMap((id) => rivers.filter(({ subject }) => subject === id));
  const [gravest] = rivers;

  const fromMs = Math.floor((minuteMs - HISTORY_MS) / STEP_MS) * STEP_MS;
  const wanted = [
    ...(rain.gauge === undefined ? [] : [rain.gauge.datastream]),
    ...shown.map(({ datastream }) => datastream),
  ];
  const history = useSeries(
    wanted,
    fromMs,
    time.nowMs === undefined ? undefined : minuteMs,
    STEP_SEC,
  );

  const told = {
    rain: isTold(trust.rain),
    sewers: isTold(trust.sewers),
    rivers: isTold(trust.rivers),
  };
  const inTime = {
    rain: trust.rain.state !== 'late',
    sewers: trust.sewers.state !== 'late',
    rivers: trust.rivers.state !== 'late',
  };
  const heard = [trust.rain, trust.sewers, trust.rivers].flatMap(({ lastGoodMs }) =>
    lastGoodMs === undefined ? [] : [lastGoodMs],
  );
  const summary =
    city === undefined
      ? []
      : waterSummary(
          {
            ...water,
            isTold: told,
            isInTime: inTime,
            lastGoodMs: heard.length === 0 ? undefined : Math.max(...heard),
          },
          districts ?? [],
          { minuteMs, zone },
          words,
        );
  const head = { minuteMs, zone };
  const rainNote =
    rain.gauge === undefined || gravest === undefined ? undefined : word('water/rain/note');
  return (
    <ScenePage
      scene={scene}
      title={word('water/title')}
      subtitle={word('water/subtitle')}
      summary={summary}
    >
      <div className={styles['body']}>
        <div className={styles['rain']}>
          <Tile title={word('water/rain/title')} note={rainNote} trust={trust.rain} {...head}>
            <RainTile
              rain={rain}
              river={gravest}
              history={history}
              fromMs={fromMs}
              toMs={minuteMs}
              isKnown={told.rain}
              zone={zone}
            />
          </Tile>
        </div>
        <div className={styles['sewers']}>
          <Tile
            title={word('water/sewers/title')}
            note={
              sewers.known === 0 ? undefined : word('water/sewers/note', { known: sewers.known })
            }
            trust={trust.sewers}
            {...head}
          >
            <SewerBars sewers={sewers} districts={districts ?? []} />
          </Tile>
        </div>
        <div className={styles['rivers']}>
          <Tile
            title={word('water/rivers/title')}
            note={word('water/rivers/note')}
            trust={trust.rivers}
            {...head}
          >
            <RiverLadders
              gauges={shown}
              series={history.series}
              count={rivers.length}
              minuteMs={minuteMs}
            />
          </Tile>
        </div>
        <div className={styles['next']}>
          <Tile
            title={word('water/next/title')}
            note={word('water/next/note')}
            trust={trust.rivers}
            {...head}
          >
            <NextCrossings
              crossings={crossings}
              isKnown={told.rivers && (inTime.rivers || crossings.length > 0)}
              {...head}
            />
          </Tile>
        </div>
        <div className={styles['quality']}>
          <Tile
            title={word('water/quality/title')}
            note={
              quality.newestMs === undefined
                ? undefined
                : word('water/quality/note', {
                    n: Math.max(...quality.ranges.map(({ known }) => known)),
                    time: clockOrDay(quality.newestMs, minuteMs, zone, words.language),
                  })
            }
            trust={trust.quality}
            {...head}
          >
            <QualityRanges quality={quality} />
          </Tile>
        </div>
      </div>
    </ScenePage>
  );
}
