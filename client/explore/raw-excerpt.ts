import type { TracedField, TracedReading } from '../../contract/trace.ts';

/** A piece of the bytes as text. */
export interface RawPiece {
  readonly text: string;
  /** `value` = the very field that is looked for; `field` = another that makes something. */
  readonly form: 'plain' | 'field' | 'value';
}

/** The bytes of a message, or why they are not here. */
export type RawBytes = Uint8Array | 'asking' | 'lost' | 'large' | 'unknown';

export interface RawExcerpt {
  readonly pieces: readonly RawPiece[];
  /** Bytes before and after that are not shown. */
  readonly before: number;
  readonly after: number;
}

/** What is shown of a row, at most, on either side of the value. */
const mostBytes = 400;
const hexWidth = 16;

/** Reads a part of the bytes in the character set of the whole. */
export function bytesReader(bytes: Uint8Array): (from: number, to: number) => string {
  let decoder = new TextDecoder('utf-8');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    decoder = new TextDecoder('euc-kr');
  }
  return (from, to) => decoder.decode(bytes.subarray(from, to));
}

/** Ends of lines that a source leaves out, so that a row can be read; no byte is changed. */
function broken(text: string, form: TracedReading['form']): string {
  if (form === 'json') return text.replaceAll(/,(?=\s*["[{])/gu, ',\n');
  if (form === 'xml') return text.replaceAll(/>(?=<)/gu, '>\n');
  return text;
}

/** The row around the field that made the value; without a row, around the field. */
export function rawExcerpt(
  bytes: Uint8Array,
  { form, row, fields }: TracedReading,
  value: TracedField | undefined,
): RawExcerpt {
  const anchor = value ?? row ?? { byteFrom: 0, byteTo: 0 };
  const isText = form !== 'protobuf';
  const first = Math.max(row?.byteFrom ?? 0, anchor.byteFrom - mostBytes, 0);
  const last = Math.min(row?.byteTo ?? bytes.length, anchor.byteTo + mostBytes, bytes.length);
  // Never within a letter: half of one would be read as another.
  const from = isText ? letterStart(bytes, first, anchor.byteFrom) : first;
  const to = isText ? letterStart(bytes, last, bytes.length) : last;
  const inside = fields.filter(
    ({ table, byteFrom, byteTo }) => table === undefined && byteFrom >= from && byteTo <= to,
  );
  const read = form === 'protobuf' ? hexReader(bytes) : bytesReader(bytes);
  const pieces: RawPiece[] = [];
  const put = (start: number, end: number, piece: RawPiece['form']): void => {
    if (end <= start) return;
    const text = read(start, end);
    pieces.push({ text: piece === 'plain' ? broken(text, form) : text, form: piece });
  };
  let at = from;
  for (const field of inside.toSorted((a, b) => a.byteFrom - b.byteFrom)) {
    if (field.byteFrom < at) continue;
    put(at, field.byteFrom, 'plain');
    const isValue = value !== undefined && field.byteFrom === value.byteFrom;
    put(
      field.byteFrom,
      field.byteTo,
      isValue ? 'value' : field.makes.length > 0 ? 'field' : 'plain',
    );
    at = field.byteTo;
  }
  put(at, to, 'plain');
  return { pieces, before: from, after: bytes.length - to };
}

/** The first place from `at` on where a letter of UTF-8 begins; of other sets `at` itself. */
function letterStart(bytes: Uint8Array, at: number, mostAt: number): number {
  const isWithin = (place: number): boolean => ((bytes[place] ?? 0) & 0xc0) === 0x80;
  const start = [0, 1, 2, 3].map((more) => at + more).find((place) => !isWithin(place));
  return start === undefined || start > mostAt ? at : start;
}

/** Bytes as pairs of digits, sixteen a line. */
function hexReader(bytes: Uint8Array): (from: number, to: number) => string {
  return (from, to) =>
    [...bytes.subarray(from, to)]
      .map((byte, index) => {
        const isEnd = (from + index) % hexWidth === hexWidth - 1;
        return `${byte.toString(16).padStart(2, '0')}${isEnd ? '\n' : ' '}`;
      })
      .join('');
}

export interface RawFound {
  readonly count: number;
  /** Text around the `turn`-th find, with the find between. */
  readonly around: readonly [before: string, found: string, after: string];
}

const aroundChars = 300;

/** The `turn`-th place of a text in the whole message, letters alike in either case. */
export function findInRaw(text: string, sought: string, turn: number): RawFound | undefined {
  if (sought === '') return undefined;
  const [low, wanted] = [text.toLowerCase(), sought.toLowerCase()];
  const places: number[] = [];
  for (let at = low.indexOf(wanted); at !== -1; at = low.indexOf(wanted, at + wanted.length)) {
    places.push(at);
  }
  const at = places[((turn % places.length) + places.length) % places.length];
  if (at === undefined) return undefined;
  const end = at + sought.length;
  return {
    count: places.length,
    around: [
      text.slice(Math.max(0, at - aroundChars), at),
      text.slice(at, end),
      text.slice(end, end + aroundChars),
    ],
  };
}
