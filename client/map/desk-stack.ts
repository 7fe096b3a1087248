import type { Layer } from '@deck.gl/core';
import type { City } from '../city/city.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import { shownCity } from '../explore/shown-city.ts';
import { createStaleFeeds } from '../explore/stale-feeds.ts';
import type { Thing } from '../explore/thing.ts';
import {
  LAYER_GROUPS,
  type CityLayer,
  type LayerContext,
  type MapLegend,
  type Moved,
} from './define-layer.ts';
import { designOf, type Design } from './designed-layers.ts';
import { CITY_LAYERS } from './layer-registry.ts';
import { situationLayers } from './situation-layers.ts';
import { thingLayers } from './thing-layers.ts';

/** What the desk's map is drawn from. */
export interface DeskStackInput {
  /** Top first. */
  readonly choices: readonly LayerChoice[];
  readonly rowsOf: (id: string) => readonly Thing[];
  readonly city: City | undefined;
  readonly context: LayerContext;
  /** The wall's layers that the graphics card has refused. */
  readonly broken: ReadonlySet<string>;
}

export interface DeskStack {
  /** Bottom to top, to lie under the map's own lines and over them. */
  readonly below: readonly Layer[];
  readonly above: readonly Layer[];
  readonly movers: readonly ((clockMs: number) => Moved)[];
  readonly legends: readonly MapLegend[];
}

/** Designs make an object a row: beyond this the rows are dots. */
const MOST_DESIGNED = 5000;
/** What comes in columns is drawn from columns. */
const MOST_DENSE = 20_000;
const NO_ROWS: readonly Thing[] = [];
const NOTHING: DeskStack = { below: [], above: [], movers: [], legends: [] };

const baseAt = LAYER_GROUPS.indexOf('base');
const isBelow = ({ group }: CityLayer): boolean => LAYER_GROUPS.indexOf(group) < baseAt;

const own = ({ id, opacity }: LayerChoice, layer: Layer): Layer =>
  // deck.gl types the copy as anything.
  layer.clone({ id: `${layer.id}-on-${id}`, opacity: layer.props.opacity * opacity }) as Layer;

const isFitting = (design: Design, rows: readonly Thing[]): boolean =>
  rows.length <= (rows.every(({ event }) => event === undefined) ? MOST_DENSE : MOST_DESIGNED);

const rowLayers: typeof thingLayers = (choice, rows, context, stale) =>
  choice.id.startsWith('situation/')
    ? situationLayers(choice, rows, context)
    : thingLayers(choice, rows, context, stale);

/** One of the wall's layers with the rows of the desk; one that throws is left out. */
function drawOne(
  layer: CityLayer,
  city: City,
  choice: LayerChoice,
  context: LayerContext,
): DeskStack {
  try {
    const layers = layer.draw(city, context).map((each) => own(choice, each));
    const { move } = layer;
    const legend = layer.legend(city, context);
    return {
      ...(isBelow(layer) ? { below: layers, above: [] } : { below: [], above: layers }),
      movers:
        move === undefined
          ? []
          : [
              (clockMs) => {
                const moved = move(city, context, clockMs);
                return { ...moved, layers: moved.layers.map((each) => own(choice, each)) };
              },
            ],
      legends: legend === undefined ? [] : [legend],
    };
  } catch (error) {
    console.warn(`layer ${layer.id} not drawn`, error);
    return NOTHING;
  }
}

function joined(stacks: readonly DeskStack[]): DeskStack {
  return {
    below: stacks.flatMap(({ below }) => below),
    above: stacks.flatMap(({ above }) => above),
    movers: stacks.flatMap(({ movers }) => movers),
    legends: stacks.flatMap(({ legends }) => legends),
  };
}

function drawChoice(
  choice: LayerChoice,
  rows: readonly Thing[],
  { city, context, broken }: DeskStackInput,
  stale: ReadonlySet<string>,
): DeskStack {
  const design = choice.form === 'each' ? designOf(choice.id) : undefined;
  const hasRows = rows.length > 0 || design?.isArea === true;
  if (design === undefined || city === undefined || !hasRows || !isFitting(design, rows)) {
    return { ...NOTHING, above: rowLayers(choice, rows, context, stale) };
  }
  const wanted = design.layers.filter((id) => !broken.has(id));
  const layers = CITY_LAYERS.filter(({ id }) => wanted.includes(id));
  const shown = rows.length === 0 ? city : shownCity(city, rows);
  const isDrawn = wanted.length === design.layers.length;
  const rest = isDrawn ? rows.filter((thing) => !design.draws(thing)) : rows;
  return joined([
    { ...NOTHING, above: rowLayers(choice, rest, context, stale) },
    ...layers.map((layer) => drawOne(layer, shown, choice, context)),
  ]);
}

/** What a drawing was made from; it is made again only when one of these is another. */
function partsOf(
  choice: LayerChoice,
  rows: readonly Thing[],
  { city, context, broken }: DeskStackInput,
): readonly unknown[] {
  const { nowMs, language, colours, zoom, focus } = context;
  const fixed = [choice.opacity, choice.form, rows, colours, broken];
  const design = designOf(choice.id);
  if (design === undefined || choice.form !== 'each') return [...fixed, zoom];
  if (!isFitting(design, rows)) return fixed;
  const also = design.also.map((kind) => city?.byKind[kind]);
  return [...fixed, nowMs, language, zoom, focus, city === undefined, ...also];
}

/** Rows of layers that are drawn at once stand with the topmost of them. */
function rowsOfChoice(
  choice: LayerChoice,
  index: number,
  { choices, rowsOf }: DeskStackInput,
): readonly Thing[] {
  const isOne = (each: LayerChoice): boolean =>
    designOf(each.id)?.isOne === true && each.form === 'each';
  if (!isOne(choice)) return rowsOf(choice.id);
  const all = choices.filter(isOne);
  if (choices.findIndex(isOne) !== index) return NO_ROWS;
  return all.length === 1 ? rowsOf(choice.id) : all.flatMap(({ id }) => rowsOf(id));
}

/** Draws the layers that are on, again and again; a layer of which nothing has changed is kept. */
export function createDeskStack(): (input: DeskStackInput) => DeskStack {
  let held = new Map<string, { readonly parts: readonly unknown[]; readonly stack: DeskStack }>();
  const staleFeeds = createStaleFeeds();
  return (input) => {
    const stale = staleFeeds(input.city);
    const next: typeof held = new Map();
    for (const [index, choice] of input.choices.entries()) {
      const rows = rowsOfChoice(choice, index, input);
      const parts = [...partsOf(choice, rows, input), stale];
      const last = held.get(choice.id);
      const isSame =
        last?.parts.length === parts.length && parts.every((part, at) => part === last.parts[at]);
      next.set(choice.id, isSame ? last : { parts, stack: drawChoice(choice, rows, input, stale) });
    }
    held = next;
    return joined([...next.values()].map(({ stack }) => stack).toReversed());
  };
}
