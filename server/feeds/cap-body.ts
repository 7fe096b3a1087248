import { decode } from '../feed-kit/decode.ts';
import { parseJson } from '../feed-kit/parse-json.ts';
import type { SourceFault } from '../feed-kit/reading.ts';
import { elementsNamed, parseXmlElement, type XmlElement } from '../feed-kit/xml-element.ts';
import { readArchive } from './cap-archive.ts';
import { readAtom } from './cap-atom.ts';
import type { CapBody, CapRow } from './cap-found.ts';
import { readCapJson } from './cap-json.ts';
import { readRss } from './cap-rss.ts';
import { messageOfAlert } from './cap-xml.ts';

export type ReadBody = CapBody | { readonly fault: SourceFault };

/** Roots that servers answer with when something went wrong. */
const ERROR_ROOTS = new Set(['error', 'errors', 'fault', 'exception', 'exceptionreport']);

/** How a zip archive begins, and an empty one. */
const ZIPS = ['PK\u0003\u0004', 'PK\u0005\u0006'];

const remembered = new WeakMap<Uint8Array, ReadBody>();

/** Reads text once for `rows` and `follow`, which see the same bytes. Throws for what is no CAP. */
export function readCapText(text: string, body: Uint8Array): ReadBody {
  const known = remembered.get(body);
  if (known !== undefined) return known;
  const read = ZIPS.some((start) => text.startsWith(start))
    ? readArchive(body, readText)
    : readText(text.trim());
  remembered.set(body, read);
  return read;
}

/** As `readCapText`, from the bytes; `undefined` when they cannot be read. */
export function readCapBytes(body: Uint8Array, contentType?: string): CapBody | undefined {
  const decoded = decode(body, 'text', contentType);
  if ('why' in decoded || typeof decoded.payload !== 'string') return undefined;
  const read = readCapText(decoded.payload, body);
  return 'fault' in read ? undefined : read;
}

function readText(text: string): ReadBody {
  if (text.startsWith('<')) return readXml(parseXmlElement(text));
  if (!/^[[{]/.test(text)) throw new Error('neither XML nor JSON');
  return readCapJson(parseJson(text).value);
}

function readXml(root: XmlElement): ReadBody {
  switch (root.name) {
    case 'alert':
      return { rows: [{ message: messageOfAlert(root) }], links: [], isList: false };
    case 'feed':
      return readAtom(root);
    case 'rss':
    case 'RDF':
      return readRss(root);
    case 'EDXLDistribution':
      return readDistribution(root);
    default:
      if (!ERROR_ROOTS.has(root.name.toLowerCase())) throw new Error(`no CAP: <${root.name}>`);
      return { fault: { kind: 'source', code: root.name, message: textOf(root).slice(0, 200) } };
  }
}

/** EDXL-DE: each content object should hold one alert. */
function readDistribution(root: XmlElement): CapBody {
  const contents = elementsNamed(root, 'contentObject');
  if (contents.length === 0) throw new Error('a distribution without content');
  const rows = contents.flatMap((content): readonly CapRow[] => {
    const alerts = elementsNamed(content, 'alert');
    if (alerts.length > 0) return alerts.map((alert) => ({ message: messageOfAlert(alert) }));
    const name = elementsNamed(content, 'contentDescription')[0]?.text.trim();
    return [{ problem: 'content object holds no alert', name }];
  });
  return { rows, links: [], isList: false };
}

function textOf(element: XmlElement): string {
  return [element.text, ...element.children.map(textOf)].join(' ').replace(/\s+/g, ' ').trim();
}
