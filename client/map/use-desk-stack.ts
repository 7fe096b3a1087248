import { useMemo, useState } from 'react';
import type { City } from '../city/city.ts';
import type { Language } from '../design/language.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import { baseLines, cityMask } from './base-lines.ts';
import type { MapLegend } from './define-layer.ts';
import { createDeskStack } from './desk-stack.ts';
import type { LayerFault } from './draw-layers.ts';
import type { MovingStack } from './moving-layers.ts';
import type { PageMap } from './page-map.ts';
import { createRowsByLayer } from './rows-by-layer.ts';
import { selectedRing } from './selected-ring.ts';

const CLOCK_STEP_MS = 10_000;
const NO_ROWS: readonly Thing[] = [];

interface Shown {
  /** Absent while the rows are not those of the clock: then nothing of the wall is drawn. */
  readonly city: City | undefined;
  readonly choices: readonly LayerChoice[];
  readonly shown: readonly Thing[];
  readonly selected: Thing | undefined;
  readonly language: Language;
  readonly nowMs: number;
  readonly zoom: number;
}

/** The deck layers of the desk, bottom to top, what of them moves, and what they mean. */
export function useDeskStack(
  pageMap: PageMap | undefined,
  brokenLayers: readonly LayerFault[],
  { city, choices, shown, selected, language, zoom, ...props }: Shown,
): (MovingStack & { readonly legends: readonly MapLegend[] }) | undefined {
  const nowMs = Math.floor(props.nowMs / CLOCK_STEP_MS) * CLOCK_STEP_MS;
  const [rowsByLayer] = useState(createRowsByLayer);
  const [draw] = useState(createDeskStack);
  const broken = useMemo(() => new Set(brokenLayers.map(({ layerId }) => layerId)), [brokenLayers]);
  return useMemo(() => {
    if (pageMap === undefined) return undefined;
    const { base, colours, atlas, symbols } = pageMap;
    const focus = selected?.kind === 'situation' ? selected.subject : undefined;
    const context = { lineScale: 1, nowMs, language, colours, atlas, symbols, zoom, base, focus };
    const byLayer = rowsByLayer(shown);
    const rowsOf = (id: string): readonly Thing[] => byLayer.get(id) ?? NO_ROWS;
    const { below, above, movers, legends } = draw({ choices, rowsOf, city, context, broken });
    const { under, over } = selectedRing(selected, context);
    const layers = [
      cityMask(base),
      ...below,
      ...baseLines(base, colours, 1),
      ...under,
      ...above,
      ...over,
    ];
    return { layers, movers, legends };
  }, [pageMap, rowsByLayer, draw, broken, city, choices, shown, selected, language, nowMs, zoom]);
}
