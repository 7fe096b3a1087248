import { useMemo, type JSX } from 'react';
import { feedsBehind, type ShownByTile } from '../city/feeds-behind.ts';
import { isTold } from '../city/is-told.ts';
import { selectCorridors } from '../city/select-corridors.ts';
import { selectRoadEvents } from '../city/select-road-events.ts';
import { selectBikes, selectParking } from '../city/select-stock.ts';
import { selectTileTrust } from '../city/select-tile-trust.ts';
import { allOf, selectTransit } from '../city/select-transit.ts';
import { formatNumber } from '../design/numbers.ts';
import { useWords } from '../design/wording.ts';
import { BikesTile } from '../panels/traffic/bikes-tile.tsx';
import { BusTile } from '../panels/traffic/bus-tile.tsx';
import { ClosuresTile } from '../panels/traffic/closures-tile.tsx';
import { closuresTrust } from '../panels/traffic/closures-trust.ts';
import { ParkingTile } from '../panels/traffic/parking-tile.tsx';
import { RailTile } from '../panels/traffic/rail-tile.tsx';
import { SpeedTile } from '../panels/traffic/speed-tile.tsx';
import type { SceneProps } from './define-scene.ts';
import { SceneColumns } from './scene-columns.tsx';
import { ScenePage } from './scene-page.tsx';

const SPEEDS: ShownByTile = { layers: ['observation/traffic.speed'], domains: ['traffic'] };

/** Roads at the left of the map, what runs and waits at the right, bicycles by district below. */
export function TrafficPanels(props: SceneProps): JSX.Element {
  const { city, cityAnswer, minuteMs } = props;
  const { word, say, language } = useWords();
  const zone = cityAnswer?.zone ?? 'UTC';
  const links = city?.dense.links;
  const positions = city?.dense.positions;
  const feeds = city?.byKind.feed;
  const incidents = city?.byKind.incident;
  const corridors = useMemo(
    () => (links === undefined ? undefined : selectCorridors(links)),
    [links],
  );
  const transit = useMemo(
    () =>
      positions === undefined
        ? undefined
        : selectTransit(positions, (feed) => feeds?.get(`feed/${feed}`)?.data.everySec, minuteMs),
    [positions, feeds, minuteMs],
  );
  const events = useMemo(
    () => (incidents === undefined ? undefined : selectRoadEvents(incidents)),
    [incidents],
  );
  const observations = city?.byKind.observation;
  const [bikes, parking] = useMemo(() => {
    if (observations === undefined || feeds === undefined) return [];
    const told = { observation: observations, feed: feeds };
    return [selectBikes(told, minuteMs), selectParking(told, minuteMs)];
  }, [observations, feeds, minuteMs]);
  const assets = city?.byKind.asset;
  // What stands at a road, or counts something there, tells no speed and no car park.
  const others = useMemo(
    () =>
      [...(assets?.values() ?? []), ...(observations?.values() ?? [])].map(
        ({ data }) => data.provenance.feed,
      ),
    [assets, observations],
  );
  const elsewhere = new Set([
    ...others,
    ...(corridors?.feeds ?? []),
    ...(events?.feeds ?? []),
    ...(transit?.railFeeds ?? []),
    ...(transit?.roadFeeds ?? []),
    ...(bikes?.feeds ?? []),
    ...(parking?.feeds ?? []),
  ]);
  const head = { minuteMs, zone };
  const shared = { ...head, city, elsewhere };
  const closed = closuresTrust(city, events, elsewhere);
  const heard = selectTileTrust(
    city?.byKind.feed,
    feedsBehind(corridors?.feeds ?? [], SPEEDS, elsewhere),
  );
  return (
    <ScenePage
      scene={props}
      title={
        cityAnswer === undefined
          ? word('traffic/title')
          : word('traffic/titleOf', { city: say(cityAnswer.shortName) })
      }
      subtitle={word('traffic/subtitle')}
      summary={city === undefined ? [] : summaryOf()}
    >
      <SceneColumns
        left={{
          upper: <SpeedTile {...shared} cityAnswer={cityAnswer} corridors={corridors} />,
          lower: <ClosuresTile {...head} city={city} events={events} trust={closed} />,
        }}
        right={{
          upper: (
            <RailTile
              {...shared}
              transit={transit}
              disrupted={events?.transit ?? []}
              isDisruptionTold={isTold(closed)}
            />
          ),
          lower: (
            <>
              <BusTile {...shared} transit={transit} />
              <ParkingTile {...shared} parking={parking} />
            </>
          ),
        }}
        wide={<BikesTile {...shared} districts={cityAnswer?.districts ?? []} bikes={bikes} />}
      />
    </ScenePage>
  );

  function summaryOf(): readonly string[] {
    const mean = corridors?.meanKmh;
    const closures = events?.closures ?? [];
    const full = closures.filter(({ data }) => data.roadClosure === 'full').length;
    const { running } = allOf(transit?.rail ?? []);
    return [
      mean === undefined || !isTold(heard)
        ? word('traffic/sum/unknown')
        : word('traffic/sum/mean', { speed: formatNumber(Math.round(mean * 10) / 10, language) }),
      [
        closures.length === 0
          ? word(isTold(closed) ? 'traffic/sum/noClosure' : 'traffic/closures/unknown')
          : word('traffic/sum/closed', { n: closures.length, full }),
        ...(running === 0 ? [] : [word('traffic/sum/rail', { n: running })]),
      ].join(' · '),
    ];
  }
}
