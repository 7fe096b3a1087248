import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { RawFrame } from '../feed-kit/raw-frame.ts';

/** Where a recorded answer lies: its time, and its line in the feed's file. */
interface Slot {
  readonly feed: string;
  readonly atMs: number;
  readonly line: Uint8Array;
}

/** A night of raw answers, in the order they were received. */
export interface Recording {
  readonly feeds: readonly string[];
  readonly length: number;
  /** Receive time of frame `index`, epoch ms. */
  atMs(index: number): number;
  frame(index: number): RawFrame;
  feedOf(index: number): string;
  /** Index of the first frame received at or after `ms`. */
  indexFrom(ms: number): number;
}

const FILE_SUFFIX = '.jsonl.br';

/**
 * Reads `frames/<feed>.jsonl.br`: brotli of JSON lines `{ at, call, type?, attributes?, body }`,
 * ascending by `at`; `base64` stands for `body` where the bytes are no text. Ties are broken by feed id, then by line, so that the order is the same on every machine.
 */
export function openRecording(folder: string): Recording {
  const files = readdirSync(folder).filter((name) => name.endsWith(FILE_SUFFIX));
  const feeds = files.map((name) => name.slice(0, -FILE_SUFFIX.length)).toSorted();
  const slots: Slot[] = [];
  for (const feed of feeds) {
    const text = brotliDecompressSync(readFileSync(join(folder, feed + FILE_SUFFIX)));
    for (const line of linesOf(text)) slots.push({ feed, atMs: atOf(line, feed), line });
  }
  // Stable: equal times keep the order of feeds and lines.
  slots.sort((a, b) => a.atMs - b.atMs);
  const slotAt = (index: number): Slot => {
    const slot = slots[index];
    if (slot === undefined) throw new RangeError(`no frame ${index} of ${slots.length}`);
    return slot;
  };
  return {
    feeds,
    length: slots.length,
    atMs: (index) => slotAt(index).atMs,
    frame: (index) => frameOf(slotAt(index)),
    feedOf: (index) => slotAt(index).feed,
    indexFrom: (ms) => {
      let low = 0;
      let high = slots.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (slotAt(middle).atMs < ms) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

const NEWLINE = 10;

function* linesOf(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(NEWLINE, start);
    const end = found === -1 ? bytes.length : found;
    if (end > start) yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/** The line begins with `{"at":"…"`: the time is read without parsing the body. */
function atOf(line: Uint8Array, feed: string): number {
  const head = new TextDecoder('latin1').decode(line.subarray(0, 48));
  const at = /^\{"at":"([^"]+)"/.exec(head)?.[1];
  const ms = at === undefined ? Number.NaN : Date.parse(at);
  if (Number.isNaN(ms))
    throw new Error(`recording of ${feed}: a line does not begin with its time`);
  return ms;
}

const TEXT = new TextDecoder();
const BYTES = new TextEncoder();

function frameOf(slot: Slot): RawFrame {
  const line = JSON.parse(TEXT.decode(slot.line)) as {
    readonly at: string;
    readonly call: string;
    readonly type?: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly base64?: string;
  };
  const body =
    line.base64 === undefined
      ? BYTES.encode(line.body ?? '')
      : new Uint8Array(Buffer.from(line.base64, 'base64'));
  const sha256 = createHash('sha256').update(body).digest('hex');
  return {
    feed: slot.feed,
    call: line.call,
    body,
    receivedAt: line.at,
    sha256,
    rawId: `${slot.feed}@${line.at}#${sha256.slice(0, 8)}`,
    ...(line.type === undefined ? {} : { contentType: line.type }),
    ...(line.attributes === undefined ? {} : { attributes: line.attributes }),
  };
}
