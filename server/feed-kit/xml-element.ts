import { SaxesParser } from 'saxes';

/** An element with its attributes, both under their local names: prefixes differ from feed to feed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, not that of its children. */
  readonly text: string;
}

const MAX_DEPTH = 64;
const MAX_TEXT_CHARS = 2_000_000;
const MAX_ATTRIBUTES = 100;

interface Open {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: Open[];
  text: string;
}

/**
 * XML text → its root element, attributes kept. Throws on bad XML, on a DOCTYPE (entity bombs,
 * external entities) and past the limits of depth, text and attributes.
 */
export function parseXmlElement(xml: string): XmlElement {
  const parser = new SaxesParser();
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const stack: Open[] = [root];
  let textChars = 0;
  let attributes = 0;
  const count = (chars: number): void => {
    textChars += chars;
    if (textChars > MAX_TEXT_CHARS) throw new Error(`over ${MAX_TEXT_CHARS} characters of text`);
  };
  // HTML's space, which several wrappers use without declaring it.
  parser.ENTITIES['nbsp'] = '\u00a0';
  parser.on('doctype', () => {
    throw new Error('DOCTYPE refused');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) throw new Error(`over ${MAX_ATTRIBUTES} attributes`);
    count(value.length);
  });
  parser.on('opentag', ({ name, attributes: given }) => {
    if (stack.length > MAX_DEPTH) throw new Error(`deeper than ${MAX_DEPTH} elements`);
    const own = new Map<string, string>();
    for (const [key, value] of Object.entries(given)) own.set(localName(key), value);
    const open: Open = { name: localName(name), attributes: own, children: [], text: '' };
    stack.at(-1)?.children.push(open);
    stack.push(open);
  });
  const addText = (text: string) => {
    count(text.length);
    const top = stack.at(-1);
    if (top !== undefined && stack.length > 1) top.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    stack.pop();
  });
  parser.write(xml).close();
  const [element] = root.children;
  if (element === undefined) throw new Error('no element');
  return element;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Children of that name, in their order. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Text of the first such child that is not empty, without outer spaces. */
export function childText(element: XmlElement, name: string): string | undefined {
  for (const child of element.children) {
    if (child.name !== name) continue;
    const text = child.text.trim();
    if (text !== '') return text;
  }
  return undefined;
}

/** Texts of all such children that are not empty. */
export function childTexts(element: XmlElement, name: string): readonly string[] {
  return childrenOf(element, name).flatMap(({ text }) => (text.trim() === '' ? [] : [text.trim()]));
}

/** The outermost elements of that name below an element, itself included. */
export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  if (element.name === name) return [element];
  return element.children.flatMap((child) => elementsNamed(child, name));
}
