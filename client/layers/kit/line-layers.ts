import { PathLayer } from '@deck.gl/layers';
import type { Path } from './path.ts';
import type { Rgba } from './token-colours.ts';

export interface ColouredLine {
  readonly subject: string;
  readonly path: Path;
  readonly colour: Rgba;
}

/** Lines of one width, each in its own colour, or all in `colour`. */
export function lineLayer(
  id: string,
  lines: readonly ColouredLine[],
  widthPx: number,
  colour?: Rgba,
): PathLayer<ColouredLine> {
  return new PathLayer<ColouredLine>({
    id,
    data: lines,
    getPath: ({ path }) => path as [number, number][],
    getColor: (line) => [...(colour ?? line.colour)],
    widthUnits: 'pixels',
    getWidth: widthPx,
    jointRounded: true,
    capRounded: true,
  });
}
