import type { Layer } from '@deck.gl/core';
import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import { markLayer } from '../layers/kit/mark-layer.ts';
import { StretchesLayer } from '../layers/kit/stretches-layer.ts';
import type { LayerContext } from './define-layer.ts';
import { DotsLayer } from './dots-layer.ts';
import { drawnRows } from './drawn-rows.ts';

/** Of more than a map has room for, each is smaller: they are seen as a crowd, and drawn in time. */
const DOT_PX = { few: 3, many: 1.5 } as const;
const MANY_DOTS = 20_000;
const MARK_PX = 16;
const LINE_PX = 3;

/** Deck layers of one layer's rows: lines as they run, marks for what is abnormal, dots for the rest. */
export function thingLayers(
  choice: LayerChoice,
  things: readonly Thing[],
  context: LayerContext,
  /** Feeds that no longer tell how it is now. */
  stale?: ReadonlySet<string>,
): readonly Layer[] {
  const { colours, lineScale } = context;
  const id = `desk-${choice.id}`;
  const { opacity } = choice;
  const { lines, dots, marks } = drawnRows(things, colours, stale);
  return [
    new StretchesLayer({
      id: `${id}-lines`,
      data: lines,
      origin: lines.origin,
      width: { px: LINE_PX * lineScale },
      opacity,
    }),
    new DotsLayer({
      id: `${id}-dots`,
      data: dots,
      origin: dots.origin,
      radiusPx: DOT_PX[dots.length > MANY_DOTS ? 'many' : 'few'] * lineScale,
      opacity,
    }),
    markLayer(`${id}-marks`, marks, MARK_PX, context, opacity),
  ];
}
