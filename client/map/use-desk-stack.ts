import type { Layer } from '@deck.gl/core';
import { useMemo, useState } from 'react';
import type { HexAnswer } from '../../contract/hexes.ts';
import type { City } from '../city/city.ts';
import type { Language } from '../design/language.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import { baseLines, cityMask } from './base-lines.ts';
import type { MapLabel, MapLegend } from './define-layer.ts';
import { createDeskSide } from './desk-side.ts';
import type { LayerFault } from './draw-layers.ts';
import { useHexGrid } from './hex-grid.ts';
import type { MovingStack } from './moving-layers.ts';
import { overlayLayers, type ShapeOverlay } from './overlay-layers.ts';
import type { PageMap } from './page-map.ts';
import { selectedRing } from './selected-ring.ts';
import { besideEdge } from './swipe-sides.ts';

const CLOCK_STEP_MS = 10_000;
const NO_OVERLAYS: readonly ShapeOverlay[] = [];
const NO_LABELS: readonly MapLabel[] = [];
const NOT_COUNTED: ReadonlyMap<string, HexAnswer> = new Map();

/** Another instant at the left of the edge. */
export interface OtherSide {
  readonly city: City | undefined;
  readonly shown: readonly Thing[];
  readonly atMs: number;
  /** Where the edge stands, 0 (left) … 1. */
  readonly share: number;
}

interface Shown {
  /** Absent while the rows are not those of the clock: then nothing of the wall is drawn. */
  readonly city: City | undefined;
  readonly choices: readonly LayerChoice[];
  readonly shown: readonly Thing[];
  readonly selected: Thing | undefined;
  readonly language: Language;
  readonly nowMs: number;
  readonly zoom: number;
  /** What the server has counted of layers that are drawn in a form of many things. */
  readonly counted?: ReadonlyMap<string, HexAnswer> | undefined;
  readonly other?: OtherSide | undefined;
  /** Shapes laid over the ground, the nearest to the eye first. */
  readonly overlays?: readonly ShapeOverlay[] | undefined;
}

interface DrawnDesk extends MovingStack {
  readonly legends: readonly MapLegend[];
  readonly labels: readonly MapLabel[];
  /** Of the other side of the edge. */
  readonly otherLabels: readonly MapLabel[];
}

/** The deck layers of the desk, bottom to top, what of them moves, and what they mean. */
export function useDeskStack(
  pageMap: PageMap | undefined,
  brokenLayers: readonly LayerFault[],
  { city, choices, shown, selected, language, zoom, counted, other, overlays, ...props }: Shown,
): DrawnDesk | undefined {
  const nowMs = Math.floor(props.nowMs / CLOCK_STEP_MS) * CLOCK_STEP_MS;
  const [draw] = useState(createDeskSide);
  const [drawOther] = useState(createDeskSide);
  const broken = useMemo(() => new Set(brokenLayers.map(({ layerId }) => layerId)), [brokenLayers]);
  const grid = useHexGrid(choices.some(({ form }) => form === 'hex' || form === 'column'));
  return useMemo(() => {
    if (pageMap === undefined) return undefined;
    const { base, colours, atlas, symbols } = pageMap;
    const focus = selected?.kind === 'situation' ? selected.subject : undefined;
    const context = { lineScale: 1, nowMs, language, colours, atlas, symbols, zoom, base, focus };
    const sources = { grid, counted: counted ?? NOT_COUNTED };
    const now = draw({ choices, shown, city, context, broken, sources });
    const before =
      other === undefined
        ? undefined
        : drawOther({
            choices,
            shown: other.shown,
            city: other.city,
            context: { ...context, nowMs: other.atMs },
            broken,
            sources: { grid, counted: NOT_COUNTED, like: now.scales },
          });
    const right = (layers: readonly Layer[]): readonly Layer[] =>
      other === undefined ? layers : besideEdge(layers, 'right', other.share);
    const left = (layers: readonly Layer[] = []): readonly Layer[] =>
      other === undefined ? [] : besideEdge(layers, 'left', other.share);
    const { under, over } = selectedRing(selected, context);
    const layers = [
      cityMask(base),
      ...left(before?.below),
      ...right(now.below),
      ...baseLines(base, colours, 1),
      ...overlayLayers(overlays ?? NO_OVERLAYS, colours),
      ...under,
      ...left(before?.above),
      ...right(now.above),
      ...over,
    ];
    const movers = now.movers.map((move) => (clockMs: number) => {
      const moved = move(clockMs);
      return { ...moved, layers: right(moved.layers) };
    });
    const otherLabels = before?.labels ?? NO_LABELS;
    return { layers, movers, legends: now.legends, labels: now.labels, otherLabels };
  }, [
    pageMap,
    draw,
    drawOther,
    broken,
    grid,
    counted,
    other,
    overlays,
    city,
    choices,
    shown,
    selected,
    language,
    nowMs,
    zoom,
  ]);
}
