import { MARK_MAPPING } from '../../client/layers/kit/severity-atlas.ts';
import { SYMBOL_MAPPING } from '../../client/layers/kit/symbol-atlas.ts';
import { tokenColours } from '../../client/layers/kit/token-colours.ts';
import { BASE_SOURCES, type BaseFile } from '../../client/map/base-files.ts';
import { baseGeometry } from '../../client/map/base-geometry.ts';
import type { LayerContext } from '../../client/map/define-layer.ts';
import { readTokens } from '../support/tokens.ts';

const square = [
  [126.9, 37.45],
  [127.0, 37.45],
  [127.0, 37.55],
  [126.9, 37.55],
  [126.9, 37.45],
];

const file = (geometry: BaseFile['features'][number]['geometry']): BaseFile => ({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', geometry, properties: { code: '11620', ko: '도림천', en: 'Dorimcheon' } },
  ],
});

/** A square city of one district with one stream, drawn with the product's own tokens. */
export function mapContext(parts: Partial<LayerContext> = {}): LayerContext {
  const tokens = readTokens();
  const line = file({
    type: 'MultiLineString',
    coordinates: [
      [
        [126.9, 37.5],
        [127.0, 37.5],
      ],
    ],
  });
  const area = file({ type: 'Polygon', coordinates: [square] });
  const files = Object.fromEntries(
    BASE_SOURCES.map((source) => [
      source,
      source === 'districts' || source === 'surroundings' ? area : line,
    ]),
  ) as Parameters<typeof baseGeometry>[0];
  return {
    lineScale: 2,
    nowMs: Date.parse('2022-08-08T12:32:00.000Z'),
    language: 'ko',
    colours: tokenColours((property) => tokens.colour(property.slice(2))),
    atlas: { picture: 'marks.png', mapping: MARK_MAPPING, cellPerMark: 1.25 },
    symbols: { picture: 'symbols.png', mapping: SYMBOL_MAPPING, cellPerMark: 1.3 },
    zoom: 11,
    base: baseGeometry(files),
    ...parts,
  };
}
