import type { IncomingMessage } from 'node:http';
import { pipeline, type Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { HttpRefusal } from './http-refusal.ts';

export interface BodyCaps {
  /** Counted after unpacking, while it streams. */
  readonly bodyBytes: number;
  /** Unpacked bytes for one on the wire; JSON and XML reach about 50. */
  readonly unpackRatio: number;
}

/** What `readCapped` can unpack. */
export const ACCEPT_ENCODING = 'gzip, br, deflate';

/** Below this a high ratio is only a short body of one repeated row. */
const RATIO_FROM_BYTES = 100_000;

/**
 * The unpacked body. Stops reading at a cap and throws HttpRefusal; a body that ends too early or
 * does not unpack throws what the stream gave, so that half a body is never taken for a whole one.
 */
export async function readCapped(response: IncomingMessage, caps: BodyCaps): Promise<Uint8Array> {
  const { bodyBytes, unpackRatio } = caps;
  let wireBytes = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const part of response as AsyncIterable<Buffer>) {
      wireBytes += part.byteLength;
      yield part;
    }
  };
  const parts: Buffer[] = [];
  let bytes = 0;
  // Leaving the loop destroys the stream and the connection with it.
  for await (const part of unpacked(counted(), response.headers['content-encoding'])) {
    bytes += part.byteLength;
    if (Math.max(bytes, wireBytes) > bodyBytes) throw tooLarge(bodyBytes);
    if (bytes > RATIO_FROM_BYTES && bytes > wireBytes * unpackRatio) throw bomb(unpackRatio);
    parts.push(part);
  }
  throwIfCut(response);
  return Buffer.concat(parts);
}

/** Where no length was told Node takes any end of the connection, a reset too, for the body's end. */
function throwIfCut({ headers, socket }: IncomingMessage): void {
  const isMeasured = 'content-length' in headers || 'transfer-encoding' in headers;
  if (!isMeasured && socket.errored !== null) throw socket.errored;
}

function unpacked(wire: AsyncGenerator<Buffer>, encoding = 'identity'): AsyncIterable<Buffer> {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return wire;
    case 'gzip':
    case 'x-gzip':
      return through(wire, createGunzip());
    case 'br':
      return through(wire, createBrotliDecompress());
    case 'deflate':
      return inflated(wire);
    default:
      throw new HttpRefusal('broken', {
        ko: '알 수 없는 압축',
        en: 'unknown content encoding',
      });
  }
}

/** `deflate` is meant with a zlib header (first byte 0x?8), but some servers send it without. */
async function* inflated(wire: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await wire.next();
  if (first.done === true) return;
  const hasHeader = ((first.value[0] ?? 0) & 0x0f) === 8;
  const rest = async function* (): AsyncGenerator<Buffer> {
    yield first.value;
    yield* wire;
  };
  yield* through(rest(), hasHeader ? createInflate() : createInflateRaw());
}

function through(wire: AsyncGenerator<Buffer>, unpacking: Duplex): AsyncIterable<Buffer> {
  // Errors of either side come out of the loop over the result.
  return pipeline(wire, unpacking, () => undefined);
}

function tooLarge(bodyBytes: number): HttpRefusal {
  const mb = bodyBytes / 1_000_000;
  return new HttpRefusal('too-large', { ko: `응답이 ${mb} MB를 넘음`, en: `answer over ${mb} MB` });
}

function bomb(unpackRatio: number): HttpRefusal {
  return new HttpRefusal('too-large', {
    ko: `압축이 ${unpackRatio}배를 넘게 풀림`,
    en: `answer unpacks over ${unpackRatio}-fold`,
  });
}
