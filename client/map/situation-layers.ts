import type { Layer } from '@deck.gl/core';
import { anchorOf } from '../explore/anchor.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import { lineLayer } from '../layers/kit/line-layers.ts';
import { markLayer } from '../layers/kit/mark-layer.ts';
import { markName } from '../layers/kit/severity-atlas.ts';
import type { LayerContext } from './define-layer.ts';

const MARK_PX = 19;
const EDGE_PX = 0.9;

/** Situations at the desk: each its mark, and the edge of its area in grey: many overlap. */
export function situationLayers(
  choice: LayerChoice,
  things: readonly Thing[],
  context: LayerContext,
): readonly Layer[] {
  const { colours, lineScale } = context;
  const id = `desk-${choice.id}`;
  const edges = things.flatMap(({ subject, geometry }) =>
    geometry?.type === 'MultiPolygon'
      ? geometry.coordinates.flatMap(([outer]) =>
          outer === undefined ? [] : [{ subject, path: outer, colour: colours['g-7'] }],
        )
      : [],
  );
  const marks = things.flatMap((thing) => {
    const at = anchorOf(thing);
    return at === undefined
      ? []
      : [{ subject: thing.subject, at, mark: markName(thing.level, false) }];
  });
  const layers: readonly Layer[] = [
    lineLayer(`${id}-edge`, edges, EDGE_PX * lineScale),
    markLayer(`${id}-marks`, marks, MARK_PX, context),
  ];
  // deck.gl types the copy as anything.
  return layers.map((layer) => layer.clone({ opacity: choice.opacity }) as Layer);
}
