import type { PlainRecord } from './record.ts';

export type ProtoScalar = 'text' | 'uint' | 'int' | 'bool' | 'float' | 'double';

export interface ProtoField {
  readonly name: string;
  readonly type: ProtoScalar | ProtoMessage;
  readonly isList?: boolean;
}

/** Fields of a message by their number; whatever is not here is skipped. */
export type ProtoMessage = readonly (ProtoField | undefined)[];

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;
const WIRE_TYPES: Readonly<Record<ProtoScalar, number>> = {
  text: LENGTH,
  uint: VARINT,
  int: VARINT,
  bool: VARINT,
  float: FIXED_32,
  double: FIXED_64,
};
const MAX_DEPTH = 16;
const MAX_ITEMS = 20_000;
/** Five megabytes of empty messages would become gigabytes of objects. */
const MAX_MESSAGES = 1_000_000;
const TWO_32 = 4_294_967_296;

interface Cursor {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at: number;
  messages: number;
  /** Halves of the last varint. */
  low: number;
  high: number;
}

/**
 * A proto2 message by its table. A field that was not sent is absent, never 0. Throws on whatever
 * is cut off or is no such message, and past the limits of depth, list items and messages.
 */
export function readProtobuf(bytes: Uint8Array, message: ProtoMessage): PlainRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cursor: Cursor = { bytes, view, at: 0, messages: 0, low: 0, high: 0 };
  return readFields(cursor, bytes.byteLength, message, {}, 1);
}

function readFields(
  cursor: Cursor,
  end: number,
  message: ProtoMessage,
  into: Record<string, unknown>,
  depth: number,
): PlainRecord {
  if (depth > MAX_DEPTH) throw new Error(`deeper than ${MAX_DEPTH} messages`);
  cursor.messages += 1;
  if (cursor.messages > MAX_MESSAGES) throw new Error(`over ${MAX_MESSAGES} messages`);
  while (cursor.at < end) {
    readVarint(cursor, end);
    const tag = cursor.low >>> 0;
    const wireType = tag & 7;
    if (tag >>> 3 === 0 || cursor.high !== 0) throw new Error(`no field number at ${cursor.at}`);
    const field = message[tag >>> 3];
    if (field === undefined || wireType !== wireTypeOf(field)) skip(cursor, wireType, end);
    else if (typeof field.type === 'string') put(into, field, scalar(cursor, field.type, end));
    else {
      const innerEnd = lengthEnd(cursor, end);
      // Of a message that is sent twice the parts add up.
      const held = field.isList === true ? undefined : into[field.name];
      const inner = (held ?? {}) as Record<string, unknown>;
      put(into, field, readFields(cursor, innerEnd, field.type, inner, depth + 1));
    }
  }
  return into;
}

function wireTypeOf({ type }: ProtoField): number {
  return typeof type === 'string' ? WIRE_TYPES[type] : LENGTH;
}

function put(into: Record<string, unknown>, { name, isList }: ProtoField, value: unknown): void {
  if (isList !== true) {
    into[name] = value;
    return;
  }
  const list = (into[name] ??= []) as unknown[];
  if (list.length >= MAX_ITEMS) throw new Error(`over ${MAX_ITEMS} of ${name}`);
  list.push(value);
}

function scalar(cursor: Cursor, type: ProtoScalar, end: number): unknown {
  switch (type) {
    case 'text': {
      const textEnd = lengthEnd(cursor, end);
      const text = readText(cursor.bytes, cursor.at, textEnd);
      cursor.at = textEnd;
      return text;
    }
    case 'float':
      return cursor.view.getFloat32(advance(cursor, 4, end), true);
    case 'double':
      return cursor.view.getFloat64(advance(cursor, 8, end), true);
    case 'uint':
      readVarint(cursor, end);
      return (cursor.high >>> 0) * TWO_32 + (cursor.low >>> 0);
    case 'int':
      readVarint(cursor, end);
      return cursor.high * TWO_32 + (cursor.low >>> 0);
    case 'bool':
      readVarint(cursor, end);
      return cursor.low !== 0 || cursor.high !== 0;
  }
}

const decoder = new TextDecoder();

/** Ids are short and ASCII: faster by hand than through the decoder. */
function readText(bytes: Uint8Array, from: number, to: number): string {
  if (to - from > 40) return decoder.decode(bytes.subarray(from, to));
  let text = '';
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte > 127) return decoder.decode(bytes.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}

function skip(cursor: Cursor, wireType: number, end: number): void {
  if (wireType === VARINT) readVarint(cursor, end);
  else if (wireType === FIXED_64) advance(cursor, 8, end);
  else if (wireType === LENGTH) cursor.at = lengthEnd(cursor, end);
  else if (wireType === FIXED_32) advance(cursor, 4, end);
  else throw new Error(`wire type ${wireType} at ${cursor.at}`);
}

function lengthEnd(cursor: Cursor, end: number): number {
  readVarint(cursor, end);
  const innerEnd = cursor.at + (cursor.low >>> 0);
  if (cursor.high !== 0 || innerEnd > end) throw new Error(`cut off at ${cursor.bytes.length}`);
  return innerEnd;
}

/** Where the next bytes stand, after moving over them. */
function advance(cursor: Cursor, length: number, end: number): number {
  const from = cursor.at;
  if (from + length > end) throw new Error(`cut off at ${cursor.bytes.length}`);
  cursor.at = from + length;
  return from;
}

function readVarint(cursor: Cursor, end: number): void {
  let low = 0;
  let high = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined || cursor.at >= end) {
      throw new Error(`cut off at ${cursor.bytes.length}`);
    }
    cursor.at += 1;
    const bits = byte & 127;
    if (shift < 28) low |= bits << shift;
    else if (shift === 28) {
      low |= bits << 28;
      high |= bits >>> 4;
    } else high |= bits << (shift - 32);
    if (byte < 128) {
      cursor.low = low;
      cursor.high = high;
      return;
    }
  }
  throw new Error(`number of over ten bytes at ${cursor.at}`);
}
