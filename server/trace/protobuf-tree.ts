import type { BodyPart, LeafForm } from './body-tree.ts';

const MAX_DEPTH = 16;
const NESTED = 2;

/**
 * Parts of a protocol buffer by their places. Nothing in it tells a text from a message: bytes that
 * can be read as a message are one, unless they are plain text. Throws on what cannot be read.
 */
export function protobufTree(bytes: Uint8Array): BodyPart {
  const children = fieldsOf(bytes, 0, bytes.length, '', 0);
  if (children.length === 0) throw new Error('empty');
  return { path: '', from: 0, to: bytes.length, children, isList: true };
}

function fieldsOf(
  bytes: Uint8Array,
  start: number,
  end: number,
  path: string,
  depth: number,
): readonly BodyPart[] {
  if (depth > MAX_DEPTH) throw new Error('too deep');
  const parts: BodyPart[] = [];
  const counts = new Map<number, number>();
  let at = start;
  while (at < end) {
    const from = at;
    const tag = varintEnd(bytes, at, end);
    const field = tag.value >>> 3;
    if (field === 0) throw new Error(`no field at ${at}`);
    const wire = tag.value & 7;
    const count = counts.get(field) ?? 0;
    counts.set(field, count + 1);
    const own = `${path === '' ? '' : `${path}.`}${field}${count === 0 ? '' : `[${count}]`}`;
    at = tag.end;
    if (wire === NESTED) {
      const length = varintEnd(bytes, at, end);
      const to = length.end + length.value;
      if (to > end) throw new Error(`cut off at ${end}`);
      parts.push(nested(bytes, { from, inner: length.end, to, path: own, depth }));
      at = to;
      continue;
    }
    const to = wire === 0 ? varintEnd(bytes, at, end).end : at + fixedLength(wire);
    if (to > end) throw new Error(`cut off at ${end}`);
    const leaf: LeafForm = wire === 0 ? 'varint' : 'fixed';
    parts.push({
      path: own,
      from,
      to,
      children: [{ path: own, from: at, to, leaf, children: [], isList: false }],
      isList: false,
    });
    at = to;
  }
  return parts;
}

function fixedLength(wire: number): number {
  if (wire === 1) return 8;
  if (wire === 5) return 4;
  throw new Error(`wire type ${wire}`);
}

interface Nested {
  readonly from: number;
  readonly inner: number;
  readonly to: number;
  readonly path: string;
  readonly depth: number;
}

function nested(bytes: Uint8Array, { from, inner, to, path, depth }: Nested): BodyPart {
  // Lengths stand before what they are of: only fields of the body itself can be left out.
  const text = Buffer.from(bytes.subarray(inner, to)).toString('latin1');
  if (/^[\x20-\x7e\x80-\xff]*$/.test(text)) return textOf();
  try {
    const children = fieldsOf(bytes, inner, to, path, depth + 1);
    return { path, from, to, children, isList: false };
  } catch {
    return textOf();
  }
  function textOf(): BodyPart {
    const leaf: BodyPart = { path, from: inner, to, leaf: 'bytes', children: [], isList: false };
    return { path, from, to, children: [leaf], isList: false };
  }
}

function varintEnd(bytes: Uint8Array, start: number, end: number): { value: number; end: number } {
  let value = 0;
  for (let at = start; at < Math.min(end, start + 10); at += 1) {
    const byte = bytes[at] ?? 0;
    // Lengths and tags are small; of longer numbers only the end matters.
    if (at - start < 4) value |= (byte & 127) << (7 * (at - start));
    if (byte < 128) return { value, end: at + 1 };
  }
  throw new Error(`number cut off at ${end}`);
}
