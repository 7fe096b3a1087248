import { noteKey, type BodyPart, type LeafForm } from './body-tree.ts';

const MAX_DEPTH = 64;
const SPACE = /[\s]*/y;
const TEXT = /"(?:[^"\\]|\\.)*"/sy;
const SCALAR = /-?\d[\d.eE+-]*|true|false|null/y;

/** Parts of JSON by their places; throws on what is none. */
export function jsonTree(chars: string, start = 0): BodyPart {
  let at = start;
  const matched = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(chars) ?? [];
    if (found === undefined) throw new Error(`no JSON at ${at}`);
    at += found.length;
    return found;
  };
  const isNext = (mark: string): boolean => {
    matched(SPACE);
    if (chars.charAt(at) !== mark) return false;
    at += 1;
    return true;
  };
  const value = (path: string, depth: number): BodyPart => {
    if (depth > MAX_DEPTH) throw new Error('too deep');
    matched(SPACE);
    const from = at;
    const mark = chars.charAt(at);
    if (mark === '{' || mark === '[') {
      const isList = mark === '[';
      const children: BodyPart[] = [];
      const end = isList ? ']' : '}';
      at += 1;
      while (!isNext(end)) {
        if (children.length > 0 && !isNext(',')) throw new Error(`no comma at ${at}`);
        matched(SPACE);
        const keyFrom = at;
        if (isList) {
          children.push(value(`${path}[${children.length}]`, depth + 1));
          continue;
        }
        const key = keyOf(matched(TEXT));
        if (!isNext(':')) throw new Error(`no colon at ${at}`);
        const child = value(path === '' ? key : `${path}.${key}`, depth + 1);
        noteKey(child, keyFrom);
        children.push(child);
      }
      return { path, from, to: at, children, isList };
    }
    const leaf = leafOf(mark);
    matched(leaf === 'text' ? TEXT : SCALAR);
    return { path, from, to: at, leaf, children: [], isList: false };
  };
  const root = value('', 0);
  matched(SPACE);
  if (at !== chars.length) throw new Error(`more after the end at ${at}`);
  return root;
}

function leafOf(mark: string): LeafForm {
  if (mark === '"') return 'text';
  return /[-\d]/.test(mark) ? 'number' : 'word';
}

/** Keys may be Hangul in UTF-8; what cannot be read stays as it is written. */
function keyOf(quoted: string): string {
  try {
    return String(JSON.parse(Buffer.from(quoted, 'latin1').toString('utf8')));
  } catch {
    return quoted.slice(1, -1);
  }
}
