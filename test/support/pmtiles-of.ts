/** Sort of tiles in a PMTiles header. */
const TILE_TYPES = { vector: 1, png: 2 } as const;
const NO_COMPRESSION = 1;
const HEADER_BYTES = 127;
const MOST_ZOOM = 12;
/** Tiles of zoom 0 to 12. */
const ALL_TILES = (4 ** (MOST_ZOOM + 1) - 1) / 3;

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/** A PMTiles 3 archive of the whole world to zoom 12, every tile the same. */
export function pmtilesOf(
  type: keyof typeof TILE_TYPES,
  tile: Uint8Array,
  metadata: object = {},
): Uint8Array {
  // One entry: from tile 0, a run of all of them, so many bytes, at the begin of the tiles.
  const root = Uint8Array.from([1, 0, ALL_TILES, tile.length, 1].flatMap(varint));
  const about = new TextEncoder().encode(JSON.stringify(metadata));
  const bytes = new Uint8Array(HEADER_BYTES + root.length + about.length + tile.length);
  const header = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('PMTiles'));
  bytes[7] = 3;
  const rootAt = HEADER_BYTES;
  const aboutAt = rootAt + root.length;
  const tilesAt = aboutAt + about.length;
  const spans = [rootAt, root.length, aboutAt, about.length, tilesAt, 0, tilesAt, tile.length];
  for (const [index, number] of spans.entries())
    header.setBigUint64(8 + 8 * index, BigInt(number), true);
  for (const [index, number] of [ALL_TILES, 1, 1].entries())
    header.setBigUint64(72 + 8 * index, BigInt(number), true);
  bytes.set([1, NO_COMPRESSION, NO_COMPRESSION, TILE_TYPES[type], 0, MOST_ZOOM], 96);
  const degrees = [-180, -85, 180, 85];
  for (const [index, number] of degrees.entries())
    header.setInt32(102 + 4 * index, number * 1e7, true);
  bytes.set(root, rootAt);
  bytes.set(about, aboutAt);
  bytes.set(tile, tilesAt);
  return bytes;
}

const field = (number: number, type: number): number[] => varint(number * 8 + type);
const packed = (number: number, bytes: readonly number[]): number[] => [
  ...field(number, 2),
  ...varint(bytes.length),
  ...bytes,
];
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

/** A vector tile whose one layer is a square over all of it. */
export function squareTile(layer: string): Uint8Array {
  const edge = 4096;
  const square = [
    9,
    zigzag(0),
    zigzag(0),
    26,
    ...[edge, 0, 0, edge, -edge, 0].map(zigzag),
    15,
  ].flatMap(varint);
  const feature = [...field(3, 0), 3, ...packed(4, square)];
  const name = [...new TextEncoder().encode(layer)];
  return Uint8Array.from(
    packed(3, [
      ...packed(1, name),
      ...packed(2, feature),
      ...field(5, 0),
      ...varint(edge),
      ...field(15, 0),
      2,
    ]),
  );
}
