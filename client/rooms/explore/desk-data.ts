import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Geometry } from '../../../contract/place.ts';
import type { City } from '../../city/city.ts';
import type { CityStore } from '../../city/store.ts';
import { deskLayers, usualLayers, type DeskLayer } from '../../explore/desk-layers.ts';
import type { LayerChoice } from '../../explore/explore-view.ts';
import { plainChoice } from '../../explore/layer-stack.ts';
import type { Place } from '../../explore/places.ts';
import type { RangeRows } from '../../explore/range-rows.ts';
import { selectShown } from '../../explore/select-shown.ts';
import { createThings } from '../../explore/things-of-city.ts';
import type { Thing } from '../../explore/thing.ts';
import type { ExploreStore } from './explore-store.ts';

/** What all parts of the desk tell of: worked out once for each change of the city or of the view. */
export interface DeskData {
  /** What `things` were made of; undefined until there is a city. */
  readonly city: City | undefined;
  /** Everything in force at the clock. */
  readonly things: readonly Thing[];
  readonly bySubject: ReadonlyMap<string, Thing>;
  readonly layers: readonly DeskLayer[];
  /** Layers that are on, top first: those of the view, or the usual ones. */
  readonly choices: readonly LayerChoice[];
  /** What `shown` is taken from: what is in force at the clock, or the events of the brushed range. */
  readonly source: 'now' | 'range';
  /** The brushed range as far as it is read; `follow-range.ts` keeps it. */
  readonly range: RangeRows | undefined;
  /** Streams, roads and districts of the base map, by subject; empty until it is loaded. */
  readonly base: ReadonlyMap<string, Place>;
  /** Rows of the layers that are on and that pass the filter; the same for map, table and files. */
  readonly shown: readonly Thing[];
  /** How many there would be without the filter. */
  readonly ofOn: number;
}

const NOTHING: DeskData = {
  city: undefined,
  things: [],
  bySubject: new Map(),
  layers: [],
  choices: [],
  source: 'now',
  range: undefined,
  base: new Map(),
  shown: [],
  ofOn: 0,
};

/** The shape of what the city tells of, or of a line or district of the base map. */
export function shapeIn(
  { bySubject, base }: Pick<DeskData, 'bySubject' | 'base'>,
  subject: string,
): Geometry | undefined {
  return bySubject.get(subject)?.geometry ?? base.get(subject)?.geometry;
}

/** Rows that follow both stores from `follow()` on, until what it answers is called. */
export function createDeskData(
  city: StoreApi<CityStore>,
  explore: ExploreStore,
): { readonly data: StoreApi<DeskData>; readonly follow: () => () => void } {
  const data = createStore<DeskData>(() => NOTHING);
  const thingsOf = createThings();
  const shapeOf = (subject: string): Geometry | undefined => shapeIn(data.getState(), subject);
  let listed: readonly unknown[] = [];
  let told: readonly unknown[] = [];
  const update = (): void => {
    const { city: shownCity } = city.getState();
    const before = data.getState();
    if (shownCity === undefined) return;
    const things = thingsOf(shownCity);
    const isSame = things === before.things;
    const bySubject = isSame
      ? before.bySubject
      : new Map(things.map((thing) => [thing.subject, thing]));
    const { view } = explore.getState();
    const { feed, indicator } = shownCity.byKind;
    const parts = [things, feed, indicator, view.layers];
    const isListed = parts.every((part, index) => part === listed[index]);
    listed = parts;
    const layers = isListed
      ? before.layers
      : deskLayers(
          things,
          shownCity.byKind,
          view.layers.map(({ id }) => id),
          before.layers,
        );
    const choices: readonly LayerChoice[] =
      view.layers.length > 0 ? view.layers : usualLayers(layers).map(plainChoice);
    const isSameChoice =
      choices.length === before.choices.length &&
      choices.every(({ id, opacity, form }, index) => {
        const held = before.choices[index];
        return held?.id === id && held.opacity === opacity && held.form === form;
      });
    const held = isSameChoice ? before.choices : choices;
    data.setState({ city: shownCity, things, bySubject, layers, choices: held });
    const { range, base } = before;
    const shapes = view.filter.area?.type === 'near' ? [bySubject, base] : [];
    const of = [range?.rows ?? things, range === undefined, held, view.filter, ...shapes];
    // A brushed range stays as it is while the clock goes on beside it.
    if (of.length === told.length && of.every((part, index) => part === told[index])) return;
    told = of;
    const on = new Set(held.map(({ id }) => id));
    const source = range === undefined ? 'now' : 'range';
    const rows = range?.rows ?? things;
    const shown = selectShown(rows, on, view.filter, shapeOf);
    const ofOn = rows.reduce((sum, { layer }) => sum + (on.has(layer) ? 1 : 0), 0);
    const isShown =
      shown.length === before.shown.length &&
      shown.every((thing, index) => thing === before.shown[index]);
    if (isShown && source === before.source && ofOn === before.ofOn) return;
    data.setState({ ...(isShown ? {} : { shown }), source, ofOn });
  };
  update();
  const follow = (): (() => void) => {
    update();
    const leave = [
      city.subscribe((next, last) => {
        if (next.city !== last.city) update();
      }),
      explore.subscribe((next, last) => {
        if (next.view.layers !== last.view.layers || next.view.filter !== last.view.filter)
          update();
      }),
      data.subscribe((next, last) => {
        if (next.range !== last.range || next.base !== last.base) update();
      }),
    ];
    return () => leave.forEach((each) => each());
  };
  return { data, follow };
}
