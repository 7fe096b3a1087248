import type { Snapshot } from '../../contract/delta.ts';

/** Unpacks the gzip of JSON that the server made once for all viewers. */
export async function decodeSnapshot(bytes: Uint8Array): Promise<Snapshot> {
  const packed = new Blob([new Uint8Array(bytes)]).stream();
  const text = await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text();
  return JSON.parse(text) as Snapshot;
}
