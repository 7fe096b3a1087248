import type { BodyPart } from './body-tree.ts';

/** Tags, comments, instructions and sections of characters; quoted values may hold `>`. */
const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g;
const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

interface Open {
  readonly tag: string;
  readonly from: number;
  readonly inner: number;
  readonly path: string;
  readonly children: BodyPart[];
  readonly counts: Map<string, number>;
  /** The characters that count, where a section quotes them. */
  section: { readonly from: number; readonly to: number } | undefined;
}

/** Parts of XML by their places: elements, their attributes (`@name`) and texts; throws on what is none. */
export function xmlTree(chars: string): BodyPart {
  const top: Open = opened('', 0, 0, '');
  const stack = [top];
  for (const token of chars.matchAll(TOKEN)) {
    const [whole, section, slash, tag, attributes = '', isEmpty] = token;
    const open = stack.at(-1) ?? top;
    if (section !== undefined) {
      const from = token.index + '<![CDATA['.length;
      open.section = { from, to: from + section.length };
    }
    if (tag === undefined) continue;
    const end = token.index + whole.length;
    if (slash === '/') {
      if (open.tag !== tag) throw new Error(`</${tag}> where <${open.tag}> is open`);
      stack.pop();
      stack.at(-1)?.children.push(closed(open, token.index, end, chars));
      continue;
    }
    const index = open.counts.get(tag) ?? 0;
    open.counts.set(tag, index + 1);
    const name = `${tag}${index === 0 ? '' : `[${index}]`}`;
    const path = open.path === '' ? name : `${open.path}.${name}`;
    const next = opened(tag, token.index, end, path);
    addAttributes(next, attributes, token.index + 1 + tag.length);
    if (isEmpty === '/') open.children.push(closed(next, end, end, chars));
    else stack.push(next);
  }
  if (stack.length > 1 || top.children.length === 0) throw new Error('no XML');
  return { path: '', from: 0, to: chars.length, children: top.children, isList: false };
}

function opened(tag: string, from: number, inner: number, path: string): Open {
  return { tag, from, inner, path, children: [], counts: new Map(), section: undefined };
}

function addAttributes(open: Open, text: string, start: number): void {
  for (const { 0: whole, 1: name = '', 2: double, 3: single, index } of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    const to = start + index + whole.length - 1;
    open.children.push({
      path: `${open.path}@${name}`,
      from: to - value.length,
      to,
      leaf: 'plain',
      children: [],
      isList: false,
    });
  }
}

function closed(open: Open, innerTo: number, to: number, chars: string): BodyPart {
  const { path, from, inner, section, children } = open;
  const text = section ?? { from: inner, to: innerTo };
  const isMixed = children.some((child) => child.leaf === undefined);
  // An element that holds no others is its text; one that does is a list of them.
  const own: BodyPart[] =
    isMixed || chars.slice(text.from, text.to).trim() === ''
      ? []
      : [{ path, ...text, leaf: 'plain', children: [], isList: false }];
  return { path, from, to, children: [...children, ...own], isList: isMixed };
}
