import { useMemo, type JSX } from 'react';
import { airSeverity } from '../city/air-grade.ts';
import { feedsBehind } from '../city/feeds-behind.ts';
import { isTold } from '../city/is-told.ts';
import { AIR_SOURCES, selectAir } from '../city/select-air.ts';
import { selectEnergy } from '../city/select-energy.ts';
import { selectTileTrust } from '../city/select-tile-trust.ts';
import { levelOf, rankOf } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import { AirNowTile } from '../panels/air/air-now-tile.tsx';
import { airValue } from '../panels/air/air-words.ts';
import { DistrictAirTile } from '../panels/air/district-air-tile.tsx';
import { StatisticsTile } from '../panels/air/statistics-tile.tsx';
import { yearsOld } from '../panels/air/years-old.ts';
import type { SceneProps } from './define-scene.ts';
import { SceneColumns } from './scene-columns.tsx';
import { ScenePage } from './scene-page.tsx';

/** What is measured by the hour at the left of the map, what is published by the year at the right. */
export function AirPanels(props: SceneProps): JSX.Element {
  const { city, cityAnswer, minuteMs } = props;
  const words = useWords();
  const { word, say } = words;
  const zone = cityAnswer?.zone ?? 'UTC';
  const observations = city?.byKind.observation;
  const indicators = city?.byKind.indicator;
  const air = useMemo(
    () => (observations === undefined ? undefined : selectAir(observations, minuteMs)),
    [observations, minuteMs],
  );
  const figures = useMemo(
    () => (indicators === undefined ? undefined : selectEnergy(indicators)),
    [indicators],
  );
  const otherFeeds = useMemo(
    () => new Set([...(observations?.values() ?? [])].map(({ data }) => data.provenance.feed)),
    [observations],
  );
  const trust = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(air?.feeds ?? [], AIR_SOURCES, otherFeeds),
  );
  const shared = { city, elsewhere: otherFeeds, minuteMs, zone };
  return (
    <ScenePage
      scene={props}
      title={
        cityAnswer === undefined
          ? word('air/title')
          : word('air/titleOf', { city: say(cityAnswer.shortName) })
      }
      subtitle={word('air/subtitle')}
      summary={city === undefined ? [] : summaryOf()}
    >
      <SceneColumns
        left={{
          upper: <AirNowTile {...shared} air={air} />,
          lower: <DistrictAirTile {...shared} districts={cityAnswer?.districts ?? []} air={air} />,
        }}
        right={{
          upper: (
            <StatisticsTile
              {...shared}
              title={word('air/energy/title')}
              none={word('air/energy/none')}
              domain="energy"
              statistics={figures?.energy ?? []}
            />
          ),
          lower: (
            <StatisticsTile
              {...shared}
              title={word('air/green/title')}
              none={word('air/green/none')}
              domain="environment"
              statistics={figures?.environment ?? []}
            />
          ),
        }}
      />
    </ScenePage>
  );

  function summaryOf(): readonly string[] {
    const [first] = air?.pollutants ?? [];
    const energy = figures?.energy ?? [];
    const old = energy.filter(({ period }) => yearsOld(period.to, minuteMs) !== undefined).length;
    return [
      first === undefined || !isTold(trust)
        ? word('air/sum/unknown')
        : [
            word('air/sum/mean', {
              name: word(`air/name/${first.property}`),
              value: airValue(first.mean, first.unit, words),
            }),
            ...badWords(),
          ].join(' · '),
      ...(old === 0 ? [] : [word('air/sum/old', { n: old, of: energy.length })]),
    ];
  }

  /** Of the districts, since stations of several networks stand at one place; of none, nothing. */
  function badWords(): readonly string[] {
    const worst = [...(air?.byDistrict.values() ?? [])].map((found) =>
      Math.max(...[...found.values()].map(({ data }) => rankOf(levelOf(airSeverity(data))))),
    );
    const bad = worst.filter((rank) => rank >= 1).length;
    if (worst.length === 0 || (bad === 0 && trust.state === 'late')) return [];
    return [
      bad === 0 ? word('air/sum/noneBad') : word('air/sum/bad', { n: bad, of: worst.length }),
    ];
  }
}
