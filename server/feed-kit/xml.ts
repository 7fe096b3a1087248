import { readXml } from './read-xml.ts';

/** An element: text of leaves, or children by tag (an array where a tag repeats). */
export type XmlNode = string | { readonly [tag: string]: XmlNode | readonly XmlNode[] };

type Children = Record<string, XmlNode | XmlNode[]>;

interface Open {
  readonly tag: string;
  children: Children | undefined;
  text: string;
}

/**
 * XML text → plain objects, attributes left out (no feed here has any). Tags keep their case. Throws
 * on whatever `readXml` refuses.
 */
export function parseXml(xml: string): Readonly<Record<string, XmlNode | readonly XmlNode[]>> {
  const root = noChildren();
  const stack: Open[] = [{ tag: '', children: root, text: '' }];
  readXml(xml, {
    open: (tag) => {
      stack.push({ tag, children: undefined, text: '' });
    },
    text: (text) => {
      const top = stack.at(-1);
      if (top !== undefined) top.text += text;
    },
    close: () => {
      const done = stack.pop();
      const parent = stack.at(-1);
      if (done === undefined || parent === undefined) return;
      const siblings = (parent.children ??= noChildren());
      addNode(siblings, done.tag, done.children ?? done.text);
    },
  });
  return root;
}

function addNode(siblings: Children, tag: string, node: XmlNode): void {
  const held = siblings[tag];
  if (held === undefined) siblings[tag] = node;
  else if (Array.isArray(held)) held.push(node);
  else siblings[tag] = [held, node];
}

/** A null prototype: a tag named `__proto__` stays data. */
function noChildren(): Children {
  return Object.create(null) as Children;
}
