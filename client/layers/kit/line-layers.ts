import type { Layer } from '@deck.gl/core';
import type { Path } from './path.ts';
import { coloured, stretchesOf } from './stretches.ts';
import { StretchesLayer } from './stretches-layer.ts';
import type { Rgba } from './token-colours.ts';

export interface ColouredLine {
  readonly subject: string;
  readonly path: Path;
  readonly colour: Rgba;
}

const NO_LINE: Rgba = [0, 0, 0, 0];

/** Lines of one width, opaque, each in its own colour, or all in `colour`; round at corners and ends. */
export function lineLayer(
  id: string,
  lines: readonly ColouredLine[],
  widthPx: number,
  colour?: Rgba,
): Layer {
  const stretches = stretchesOf(lines.map(({ path }) => path));
  const width = { px: widthPx };
  const { origin } = stretches;
  if (colour !== undefined) {
    return new StretchesLayer({ id, data: stretches, origin, width, getColour: colour });
  }
  const data = coloured(stretches, (line) => lines[line]?.colour ?? NO_LINE);
  return new StretchesLayer({ id, data, origin, width });
}
