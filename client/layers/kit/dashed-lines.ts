import { PathStyleExtension, type PathStyleExtensionProps } from '@deck.gl/extensions';
import { PathLayer } from '@deck.gl/layers';
import type { ColouredLine } from './line-layers.ts';

/** Dash and gap in widths of the line. */
const DASH = [4, 3] as const;

/** Lines of what is no longer sure: the same lines with gaps. */
export function dashedLineLayer(
  id: string,
  lines: readonly ColouredLine[],
  widthPx: number,
): PathLayer<ColouredLine, PathStyleExtensionProps<ColouredLine>> {
  return new PathLayer<ColouredLine, PathStyleExtensionProps<ColouredLine>>({
    id,
    data: lines,
    getPath: ({ path }) => path as [number, number][],
    getColor: ({ colour }) => [...colour],
    widthUnits: 'pixels',
    getWidth: widthPx,
    getDashArray: [...DASH],
    extensions: [new PathStyleExtension({ dash: true })],
  });
}
