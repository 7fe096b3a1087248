import { readXml } from './read-xml.ts';

/** An element with its attributes, both under their local names: prefixes differ from feed to feed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, not that of its children. */
  readonly text: string;
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Open[];
  text: string;
}

/** XML text → its root element, attributes kept. Throws on whatever `readXml` refuses. */
export function parseXmlElement(xml: string): XmlElement {
  const root: Open = { name: '', attributes: NO_ATTRIBUTES, children: [], text: '' };
  const stack: Open[] = [root];
  readXml(xml, {
    open: (name, given) => {
      const attributes = localNamed(given);
      const open: Open = { name: localName(name), attributes, children: [], text: '' };
      stack.at(-1)?.children.push(open);
      stack.push(open);
    },
    text: (text) => {
      const top = stack.at(-1);
      if (top !== undefined) top.text += text;
    },
    close: () => {
      stack.pop();
    },
  });
  const [element] = root.children;
  if (element === undefined) throw new Error('no element');
  return element;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function localNamed(given: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const entries = Object.entries(given);
  if (entries.length === 0) return NO_ATTRIBUTES;
  return new Map(entries.map(([key, value]) => [localName(key), value]));
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
