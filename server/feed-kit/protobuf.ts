const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;
const MAX_DEPTH = 16;
const MAX_ITEMS = 20_000;
/** Five megabytes of empty messages would become gigabytes of objects. */
const MAX_MESSAGES = 1_000_000;
const TWO_32 = 4_294_967_296;
/** A part of a text up to this length is a copy; a longer one would hold on to the whole text. */
const MAX_COPIED_CHARS = 12;

const decoder = new TextDecoder();

/**
 * Moves over a proto2 message; what a field means is written out once a message, because objects
 * whose fields are named in the source are three times as fast as those filled by a table. Throws on
 * whatever is cut off or is no such message, and past the limits of depth, list items and messages.
 */
export class ProtoReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  /** All bytes as characters, of which short ASCII texts are cut. */
  private readonly chars: string;
  private at = 0;
  private end: number;
  private depth = 1;
  private messages = 1;
  /** Upper half of the last varint. */
  private high = 0;

  constructor(bytes: Uint8Array) {
    const { buffer, byteOffset, byteLength } = bytes;
    this.bytes = bytes;
    this.view = new DataView(buffer, byteOffset, byteLength);
    this.chars = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    this.end = byteLength;
  }

  /** Begins the message that comes next; to be handed to `leave` at its end. */
  enter(): number {
    const outerEnd = this.end;
    this.end = this.lengthEnd();
    this.depth += 1;
    this.messages += 1;
    if (this.depth > MAX_DEPTH || this.messages > MAX_MESSAGES) this.refuse();
    return outerEnd;
  }

  leave(outerEnd: number): void {
    this.end = outerEnd;
    this.depth -= 1;
  }

  /** Tag of the next field, its number × 8 + its wire type; 0 at the end of the message. */
  nextTag(): number {
    if (this.at >= this.end) return 0;
    const byte = this.bytes[this.at] ?? 0;
    if (byte >= 8 && byte < 128) {
      this.at += 1;
      return byte;
    }
    const tag = this.varint() >>> 0;
    if (tag < 8 || this.high !== 0) throw new Error(`no field number at ${this.at}`);
    return tag;
  }

  /** Moves over a field that is not read. */
  skip(tag: number): void {
    const wireType = tag & 7;
    if (wireType === VARINT) this.varint();
    else if (wireType === FIXED_64) this.advance(8);
    else if (wireType === LENGTH) this.at = this.lengthEnd();
    else if (wireType === FIXED_32) this.advance(4);
    else throw new Error(`wire type ${wireType} at ${this.at}`);
  }

  text(): string {
    const to = this.lengthEnd();
    const from = this.at;
    const { bytes } = this;
    this.at = to;
    if (to - from > MAX_COPIED_CHARS) return decoder.decode(bytes.subarray(from, to));
    for (let at = from; at < to; at += 1) {
      if ((bytes[at] ?? 0) > 127) return decoder.decode(bytes.subarray(from, to));
    }
    return this.chars.substring(from, to);
  }

  uint(): number {
    const low = this.varint() >>> 0;
    return this.high === 0 ? low : (this.high >>> 0) * TWO_32 + low;
  }

  int(): number {
    const low = this.varint() >>> 0;
    return this.high === 0 ? low : this.high * TWO_32 + low;
  }

  bool(): boolean {
    return this.varint() !== 0 || this.high !== 0;
  }

  float(): number {
    return this.view.getFloat32(this.advance(4), true);
  }

  private lengthEnd(): number {
    const length = this.varint() >>> 0;
    const end = this.at + length;
    if (this.high !== 0 || end > this.end) this.fail();
    return end;
  }

  /** Where the next bytes stand, after moving over them. */
  private advance(length: number): number {
    const from = this.at;
    if (from + length > this.end) this.fail();
    this.at = from + length;
    return from;
  }

  /** Lower half of a number; the upper one is in `high`. Written out, because all goes through it. */
  private varint(): number {
    const { bytes, end } = this;
    let { at } = this;
    let byte = (at < end ? bytes[at] : undefined) ?? this.fail();
    this.high = 0;
    if (byte < 128) {
      this.at = at + 1;
      return byte;
    }
    let low = byte & 127;
    for (let shift = 7; shift < 28; shift += 7) {
      at += 1;
      byte = (at < end ? bytes[at] : undefined) ?? this.fail();
      low |= (byte & 127) << shift;
      if (byte < 128) {
        this.at = at + 1;
        return low;
      }
    }
    this.at = at + 1;
    return this.longVarint(low);
  }

  private longVarint(lowest: number): number {
    const { bytes, end } = this;
    let { at } = this;
    let byte = (at < end ? bytes[at] : undefined) ?? this.fail();
    const low = lowest | (byte << 28);
    let high = (byte & 127) >>> 4;
    for (let shift = 3; byte >= 128; shift += 7) {
      if (shift > 31) throw new Error(`number of over ten bytes at ${at}`);
      at += 1;
      byte = (at < end ? bytes[at] : undefined) ?? this.fail();
      high |= (byte & 127) << shift;
    }
    this.at = at + 1;
    this.high = high;
    return low;
  }

  private refuse(): never {
    if (this.depth > MAX_DEPTH) throw new Error(`deeper than ${MAX_DEPTH} messages`);
    throw new Error(`over ${MAX_MESSAGES} messages`);
  }

  private fail(): never {
    throw new Error(`cut off at ${this.bytes.length}`);
  }
}

/** Puts one more item into a list; throws past the limit of one. */
export function addItem<T>(list: T[], item: T, name: string): void {
  if (list.length >= MAX_ITEMS) throw new Error(`over ${MAX_ITEMS} of ${name}`);
  list.push(item);
}
