import { SaxesParser } from 'saxes';

/** An element: text of leaves, or children by tag (an array where a tag repeats). */
export type XmlNode = string | { readonly [tag: string]: XmlNode | readonly XmlNode[] };

const MAX_DEPTH = 64;
const MAX_TEXT_CHARS = 2_000_000;
const MAX_ATTRIBUTES = 100;

interface Open {
  readonly tag: string;
  readonly children: Map<string, XmlNode[]>;
  text: string;
}

/**
 * XML text → plain objects, attributes left out (no feed here has any). Tags keep their case.
 * Throws on bad XML, on a DOCTYPE (entity bombs, external entities) and past the limits of depth,
 * text (that of attributes too) and attributes of one element.
 */
export function parseXml(xml: string): Readonly<Record<string, XmlNode | readonly XmlNode[]>> {
  const parser = new SaxesParser();
  const stack: Open[] = [{ tag: '', children: new Map(), text: '' }];
  let textChars = 0;
  let attributes = 0;
  const count = (chars: number): void => {
    textChars += chars;
    if (textChars > MAX_TEXT_CHARS) throw new Error(`over ${MAX_TEXT_CHARS} characters of text`);
  };
  parser.on('doctype', () => {
    throw new Error('DOCTYPE refused');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  // Counted as they are read: an element with very many costs too much before it is complete.
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) throw new Error(`over ${MAX_ATTRIBUTES} attributes`);
    count(value.length);
  });
  parser.on('opentag', ({ name }) => {
    if (stack.length > MAX_DEPTH) throw new Error(`deeper than ${MAX_DEPTH} elements`);
    stack.push({ tag: name, children: new Map(), text: '' });
  });
  const addText = (text: string) => {
    count(text.length);
    const top = stack.at(-1);
    if (top !== undefined) top.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const done = stack.pop();
    const parent = stack.at(-1);
    if (done === undefined || parent === undefined) return;
    const siblings = parent.children.get(done.tag);
    const node = toNode(done);
    if (siblings === undefined) parent.children.set(done.tag, [node]);
    else siblings.push(node);
  });
  parser.write(xml).close();
  const root = stack[0];
  return root === undefined ? {} : toRecord(root.children);
}

function toNode(open: Open): XmlNode {
  return open.children.size === 0 ? open.text : toRecord(open.children);
}

function toRecord(children: Map<string, XmlNode[]>): Record<string, XmlNode | readonly XmlNode[]> {
  // A null prototype: a tag named `__proto__` stays data.
  const record = Object.create(null) as Record<string, XmlNode | readonly XmlNode[]>;
  for (const [tag, nodes] of children) {
    const only = nodes[0];
    record[tag] = nodes.length === 1 && only !== undefined ? only : nodes;
  }
  return record;
}
