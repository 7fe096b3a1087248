import { addProtocol } from 'maplibre-gl';
import type { PMTiles, Protocol } from 'pmtiles';

const SCHEME = 'pmtiles://';
/** TileType of a PMTiles header: vector tiles. */
const VECTOR = 1;

/** What an archive holds, and how a MapLibre source asks for it. */
export interface PmtilesArchive {
  readonly url: string;
  readonly isVector: boolean;
  /** Names of the layers of vector tiles, as far as the archive tells them. */
  readonly layers: () => Promise<readonly string[]>;
}

let reading: Promise<{ readonly protocol: Protocol; readonly Archive: typeof PMTiles }> | undefined;

/** Lets MapLibre read `pmtiles://` addresses. Loaded only where it is needed: most cities have no tiles. */
export function readPmtiles(): Promise<{
  readonly protocol: Protocol;
  readonly Archive: typeof PMTiles;
}> {
  reading ??= import('pmtiles').then(({ PMTiles: Archive, Protocol: Reader }) => {
    const protocol = new Reader();
    addProtocol('pmtiles', protocol.tile);
    return { protocol, Archive };
  });
  return reading;
}

export const isPmtilesText = (text: string): boolean => text.includes(SCHEME);

/** Opens an archive by its http(s) address. Rejects if it is not there, or is none. */
export async function openPmtiles(url: string): Promise<PmtilesArchive> {
  const { protocol, Archive } = await readPmtiles();
  const archive = new Archive(url);
  const { tileType } = await archive.getHeader();
  protocol.add(archive);
  return {
    url: SCHEME + url,
    isVector: tileType.valueOf() === VECTOR,
    layers: async () => layersOf(await archive.getMetadata()),
  };
}

/** `vector_layers` of the metadata, as tools write it. */
function layersOf(metadata: unknown): readonly string[] {
  if (typeof metadata !== 'object' || metadata === null) return [];
  const { vector_layers: layers } = metadata as { readonly vector_layers?: unknown };
  if (!Array.isArray(layers)) return [];
  return layers.flatMap((layer: unknown) =>
    typeof layer === 'object' && layer !== null && 'id' in layer && typeof layer.id === 'string'
      ? [layer.id]
      : [],
  );
}
