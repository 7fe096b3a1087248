import type { BodyForm, BodyPart, BodyTree } from './body-tree.ts';
import { csvTree } from './csv-tree.ts';
import { jsonTree } from './json-tree.ts';
import { protobufTree } from './protobuf-tree.ts';
import { xmlTree } from './xml-tree.ts';

/** More parts than this are not gone through: the whole body can still be read. */
const MAX_BYTES = 8_000_000;

const MARKS = /^(?:\xef\xbb\xbf)?\s*/;

/** A body as parts with their places, or undefined where its form is none of those known. */
export function takeApart(body: Uint8Array): BodyTree | undefined {
  if (body.byteLength === 0 || body.byteLength > MAX_BYTES) return undefined;
  const chars = Buffer.from(body).toString('latin1');
  const start = MARKS.exec(chars)?.[0].length ?? 0;
  const first = chars.charAt(start);
  const form = ((): BodyForm => {
    if (first === '{' || first === '[') return 'json';
    if (first === '<') return 'xml';
    return body.some(isControl) ? 'protobuf' : 'csv';
  })();
  try {
    return { form, root: rootOf(form, chars, start, body), chars };
  } catch {
    return undefined;
  }
}

/** No text holds one, besides ends of lines and tabs. */
function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32);
}

function rootOf(form: BodyForm, chars: string, start: number, body: Uint8Array): BodyPart {
  switch (form) {
    case 'json': {
      const root = jsonTree(chars, start);
      return start === 0
        ? root
        : { path: '', from: 0, to: chars.length, children: [root], isList: false };
    }
    case 'xml':
      return xmlTree(chars);
    case 'csv':
      return csvTree(chars);
    case 'protobuf':
      return protobufTree(body);
  }
}
