import type { Topic } from '../../contract/delta.ts';

/**
 * A JSON text and the events of its one list, each still a text. All texts here are bytes of UTF-8,
 * one character a byte: they are cut, held and joined without ever being decoded.
 */
export interface EventLines {
  /** The JSON around the list, parsed; the list itself is empty in it. */
  readonly head: unknown;
  readonly lines: readonly string[];
}

const NEWLINE = '\n';

/**
 * Takes a list of events, or an object with one, apart: by its lines if it was written so (see
 * `listOfEvents`; no JSON string holds a bare newline), else by parsing. Throws on what is no JSON.
 */
export function eventLines(bytes: Buffer): EventLines {
  const text = bytes.toString('latin1');
  const open = text.indexOf(NEWLINE);
  if (open === -1 || text[open - 1] !== '[') return parsedLines(text);
  const lines: string[] = [];
  let start = open + 1;
  for (;;) {
    const end = text.indexOf(NEWLINE, start);
    if (end === -1) break;
    lines.push(text.slice(start, text[end - 1] === ',' ? end - 1 : end));
    start = end + 1;
  }
  return { head: JSON.parse(text.slice(0, open) + text.slice(start)), lines };
}

function parsedLines(text: string): EventLines {
  const head: unknown = JSON.parse(text);
  const list = Array.isArray(head)
    ? (head as readonly unknown[])
    : (head as { readonly upserts: readonly unknown[] }).upserts;
  return { head, lines: list.map((event) => JSON.stringify(event)) };
}

const SUBJECT = '"subject":"';

/** Subject of an event. Only the key itself looks so: inside a JSON string its quotes are escaped. */
export function subjectOf(line: string): string {
  const start = line.indexOf(SUBJECT) + SUBJECT.length;
  if (start < SUBJECT.length) throw new Error('an event without a subject');
  const subject = line.slice(start, line.indexOf('"', start));
  return subject.includes('\\') ? (JSON.parse(line) as { subject: string }).subject : subject;
}

const SPEED = '"observedProperty":"traffic.speed"';

/** As `topicOf` of the contract; a subject begins with its kind. */
export function topicOfLine(subject: string, line: string): Topic {
  if (subject.startsWith('position/')) return 'positions';
  if (!subject.startsWith('observation/')) return 'core';
  return line.includes(SPEED) ? 'links' : 'observations';
}

/** JSON of an object with a further member, a list of events; `head` is the JSON of the object. */
export function textOfLines(head: string, name: string, lines: readonly string[]): string {
  return `${head.slice(0, -1)},"${name}":${listOfLines(lines)}}`;
}

function listOfLines(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}

/** A text as the bytes it is encoded in. */
export function encoded(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** The bytes of a large list of events, with what stands before and after it. */
export function bytesOfLines(
  before: string,
  lines: readonly string[],
  after: string,
): Uint8Array<ArrayBuffer> {
  const between = `,${NEWLINE}`;
  const length = lines.reduce(
    (sum, line) => sum + line.length + between.length,
    before.length + after.length,
  );
  const bytes = Buffer.from(new ArrayBuffer(length));
  let at = bytes.write(before, 'latin1');
  // Not joined first: that would take a city's memory once more.
  for (const [index, line] of lines.entries()) {
    if (index > 0) at += bytes.write(between, at, 'latin1');
    at += bytes.write(line, at, 'latin1');
  }
  at += bytes.write(after, at, 'latin1');
  return new Uint8Array(bytes.buffer, 0, at);
}

/** A text of bytes as everyone else reads it. */
export function decoded(text: string): string {
  return Buffer.from(text, 'latin1').toString();
}
