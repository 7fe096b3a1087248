import { useCallback, useMemo, type JSX } from 'react';
import type { Geometry } from '../../../../contract/place.ts';
import type { Area } from '../../../explore/area.ts';
import { measurer, reachOf } from '../../../explore/area-test.ts';
import { boundsOf, widened } from '../../../city/corners.ts';
import { withLayer, plainChoice } from '../../../explore/layer-stack.ts';
import { findPlaces, placesOfThings, type Place } from '../../../explore/places.ts';
import { MOST_READ } from '../../../explore/range-rows.ts';
import type { Thing } from '../../../explore/thing.ts';
import { withinReach } from '../../../explore/within-reach.ts';
import { distanceWords } from '../../../explore/distance-words.ts';
import { formatNumber } from '../../../design/numbers.ts';
import { clockOrDay } from '../../../design/times.ts';
import { useWords } from '../../../design/wording.ts';
import type { MapHands } from '../../../map/map-hands.ts';
import { NearPanel } from '../../../panels/explore/near-panel.tsx';
import { shapeIn } from '../desk-data.ts';
import { useDesk, useRows, useView } from '../desk.ts';
import { besideList } from './beside-list.ts';
import { useNearHistory } from './use-near-history.ts';
import { USUAL_RADIUS_M } from './use-tool-keys.ts';

/** Names that are offered while somebody types. */
const MOST_PLACES = 8;

const isSame = (a: Area | undefined, b: Area | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** All that lies within reach of something, of every layer, at the clock or in the brushed range. */
export function NearSlot({
  label,
  hands,
  onClose,
}: {
  readonly label: string;
  readonly hands: MapHands;
  readonly onClose: () => void;
}): JSX.Element {
  const { explore, data, city, cityAnswer } = useDesk();
  const { word, say, language } = useWords();
  const near = useView((view) => view.near);
  const area = useView((view) => view.filter.area);
  const range = useView((view) => view.range);
  const things = useRows((rows) => rows.things);
  const self = near?.type === 'near' ? near.subject : undefined;
  const shape = useRows((rows) => (self === undefined ? undefined : shapeIn(rows, self)));
  const named = useRows(({ bySubject, base }) =>
    self === undefined ? undefined : (bySubject.get(self) ?? base.get(self))?.name,
  );
  const reach = useMemo(
    () => (near === undefined ? undefined : reachOf(near, () => shape)),
    [near, shape],
  );
  const farM = useMemo(() => (reach === undefined ? undefined : measurer(reach)), [reach]);
  const bounds = useMemo(() => {
    const own = reach === undefined ? undefined : boundsOf(reach.shape);
    return own === undefined || reach === undefined ? undefined : widened(own, reach.radiusM);
  }, [reach]);
  const past = useNearHistory(reach === undefined ? undefined : range, bounds);
  const rows = past === undefined ? things : past.rows;
  const found = useMemo(
    () =>
      farM === undefined || reach === undefined
        ? undefined
        : withinReach(rows, farM, reach.radiusM, self),
    [rows, farM, reach, self],
  );
  const target = ((): string | undefined => {
    switch (near?.type) {
      case undefined:
        return undefined;
      case 'near':
        return named === undefined ? near.subject : say(named);
      case 'circle':
        return word('explore/tools/near/picked');
      case 'polygon':
        return word('explore/tools/near/drawn');
    }
  })();
  const find = useCallback(
    (typed: string) => {
      const { base, things: all } = data.getState();
      return findPlaces(typed, [...base.values(), ...placesOfThings(all)], MOST_PLACES);
    },
    [data],
  );
  const radiusM = near === undefined || near.type === 'polygon' ? undefined : near.radiusM;
  const isFiltered = near !== undefined && isSame(near, area);
  const show = useCallback(
    (next: Area, shapeOf?: Geometry) => {
      const { view } = explore.getState();
      const { filter, near: before } = view;
      const follows = before !== undefined && isSame(before, filter.area);
      explore.change(
        {
          near: next,
          ...besideList(view, hands, shapeOf),
          ...(follows ? { filter: { ...filter, area: next } } : {}),
        },
        'near',
      );
    },
    [explore, hands],
  );
  const around = useCallback(
    ({ subject, geometry }: Place) => {
      const held = explore.getState().view.near;
      const wide = held === undefined || held.type === 'polygon' ? USUAL_RADIUS_M : held.radiusM;
      show({ type: 'near', subject, radiusM: wide }, geometry);
    },
    [explore, show],
  );
  const widen = useCallback(
    (wide: number) => {
      const held = explore.getState().view.near;
      if (held !== undefined && held.type !== 'polygon') show({ ...held, radiusM: wide });
    },
    [explore, show],
  );
  const filter = useCallback(() => {
    const { near: held, filter: before } = explore.getState().view;
    if (held === undefined) return;
    const { area: _, ...rest } = before;
    explore.change({ filter: isSame(held, before.area) ? rest : { ...rest, area: held } });
  }, [explore]);
  const toTable = useCallback(
    (layers: readonly string[]) => {
      const { near: held, filter: before, table } = explore.getState().view;
      if (held === undefined) return;
      const [only] = layers;
      explore.change({
        layers:
          layers.length === 1 && only !== undefined
            ? [plainChoice(only)]
            : layers.reduce(withLayer, [] as ReturnType<typeof withLayer>),
        filter: { ...before, area: held },
        table: { ...table, isOpen: true },
      });
    },
    [explore],
  );
  const select = useCallback(
    ({ subject, key, at }: Thing) => {
      const { camera, range: brushed } = explore.getState().view;
      explore.change({
        subject,
        pane: 'city',
        ...(brushed === undefined ? {} : { event: key }),
        ...(at === undefined || camera === undefined ? {} : { camera: { ...camera, ...at } }),
      });
    },
    [explore],
  );
  const nowMs = city.getState().time.nowMs ?? 0;
  const at = (ms: number): string => clockOrDay(ms, nowMs, cityAnswer.zone);
  const number = (n: number): string => formatNumber(n, language);
  const told = ((): readonly string[] => {
    const when =
      range === undefined
        ? word('explore/tools/near/now')
        : word('explore/tools/near/range', { from: at(range.fromMs), to: at(range.toMs) });
    if (near === undefined) return [word('explore/tools/near/none')];
    if (found === undefined) return [word('explore/tools/near/lost', { what: target ?? '' })];
    const count =
      found.count === 0
        ? word('explore/tools/near/nothing', { n: distanceWords(reach?.radiusM ?? 0) })
        : word('explore/tools/near/found', {
            n: number(found.count),
            layers: number(found.layers.length),
          });
    const isPast = past !== undefined;
    return [
      `${when} · ${count}`,
      ...(past?.state === 'reading'
        ? [word('explore/tools/near/reading', { n: number(past.read) })]
        : []),
      ...(past?.state === 'cut' ? [word('explore/tools/near/cut', { n: number(MOST_READ) })] : []),
      ...(past?.state === 'failed'
        ? [word('explore/tools/near/failed', { why: past.why ?? '' })]
        : []),
      ...(isPast ? [word('explore/tools/near/notKept')] : []),
      ...(found.placeless > 0 && !isPast
        ? [word('explore/tools/near/placeless', { n: number(found.placeless) })]
        : []),
    ];
  })();
  return (
    <NearPanel
      label={label}
      target={target}
      radiusM={radiusM}
      told={told}
      found={found}
      isFiltered={isFiltered}
      find={find}
      onTarget={around}
      onRadius={widen}
      onFilter={filter}
      onTable={toTable}
      onThing={select}
      onClose={onClose}
    />
  );
}
