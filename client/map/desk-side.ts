import type { City } from '../city/city.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import type { LayerContext, MapLabel } from './define-layer.ts';
import { createDeskStack, type DeskStack } from './desk-stack.ts';
import { drawForms, type FormScales, type FormSources } from './draw-forms.ts';
import { isohyetLines } from './isohyet-lines.ts';
import { oncePerTitle } from './once-per-title.ts';
import { createRowsByLayer } from './rows-by-layer.ts';

/** The rows of one instant, and what they are drawn with. */
export interface DeskSideInput {
  readonly city: City | undefined;
  /** Top first. */
  readonly choices: readonly LayerChoice[];
  readonly shown: readonly Thing[];
  readonly context: LayerContext;
  readonly broken: ReadonlySet<string>;
  readonly sources: FormSources;
}

/** What an instant is drawn as, bottom to top. */
export interface DeskSide extends DeskStack {
  /** Words above what stands up on the map, and digits on its lines. */
  readonly labels: readonly MapLabel[];
  readonly scales: FormScales;
}

const NO_ROWS: readonly Thing[] = [];

/** Draws one instant after another: layers of single things, and below or above them those of many. */
export function createDeskSide(): (input: DeskSideInput) => DeskSide {
  const rowsByLayer = createRowsByLayer();
  const draw = createDeskStack();
  return ({ choices, shown, context, sources, ...input }) => {
    const byLayer = rowsByLayer(shown);
    const rowsOf = (id: string): readonly Thing[] => byLayer.get(id) ?? NO_ROWS;
    const single = choices.filter(({ form }) => form === 'each');
    const stack = draw({ ...input, choices: single, rowsOf, context });
    const forms = drawForms(choices, rowsOf, context, sources);
    // Lines of a rain that the filter has taken away would tell of it all the same.
    const wet = choices.filter(({ id }) => rowsOf(id).length > 0);
    const rain = isohyetLines(wet, input.city, context);
    return {
      below: [...stack.below, ...forms.below, ...rain.below],
      above: [...rain.above, ...stack.above, ...forms.above],
      movers: stack.movers,
      legends: oncePerTitle([...stack.legends, ...forms.legends, ...rain.legends]),
      labels: [...forms.labels, ...rain.labels],
      scales: forms.scales,
    };
  };
}
