import type { XmlElement } from '../feed-kit/xml-element.ts';
import { isRecord, type PlainRecord } from '../feed-kit/record.ts';

const MAX_DEPTH = 64;

/** DATEX II in JSON as the element it stands for: `@id` and `idG` are attributes, lists repeat a member. */
export function elementOfJson(name: string, value: unknown, depth = 0): XmlElement {
  if (depth > MAX_DEPTH) throw new Error(`deeper than ${MAX_DEPTH} members`);
  if (!isRecord(value)) {
    const text = value === null || value === undefined || Array.isArray(value) ? '' : String(value);
    return { name, attributes: new Map(), children: [], text };
  }
  const attributes = new Map<string, string>();
  const children: XmlElement[] = [];
  let text = '';
  for (const [key, member] of Object.entries(value)) {
    const attribute = attributeName(key, value);
    if (attribute !== undefined) attributes.set(attribute, scalar(member));
    else if (key === '#text' || key === '$') text = scalar(member);
    else {
      const own = key.slice(key.indexOf(':') + 1);
      const list: readonly unknown[] = Array.isArray(member) ? member : [member];
      for (const one of list) children.push(elementOfJson(own, one, depth + 1));
    }
  }
  return { name, attributes, children, text };
}

function attributeName(key: string, holder: PlainRecord): string | undefined {
  if (isRecord(holder[key]) || Array.isArray(holder[key])) return undefined;
  if (key.startsWith('@')) return key.slice(1).replace(/^.*:/, '');
  if (key === 'idG' || key === 'id') return 'id';
  return key === 'versionG' || key === 'version' ? 'version' : undefined;
}

function scalar(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
