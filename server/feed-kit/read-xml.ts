import { SaxesParser } from 'saxes';

/** What a reading of XML tells, in its order. */
export interface XmlSink {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  /** Of the element that is open; text outside the root is not told. */
  readonly text: (text: string) => void;
  readonly close: () => void;
}

const MAX_DEPTH = 64;
/** Of one element, or of its attributes. In all there are no more than the feed's body has bytes. */
const MAX_TEXT_CHARS = 2_000_000;
const MAX_ATTRIBUTES = 100;

/**
 * Reads XML. Throws when it is bad, on a DOCTYPE (entity bombs, external entities) and past the
 * limits of depth, and of the text and attributes of one element.
 */
export function readXml(xml: string, sink: XmlSink): void {
  const parser = new SaxesParser();
  let attributes = 0;
  let attributeChars = 0;
  /** Characters of each open element so far; the first is the document. */
  const textChars = [0];
  const limit = (chars: number): number => {
    if (chars > MAX_TEXT_CHARS) throw new Error(`over ${MAX_TEXT_CHARS} characters of text`);
    return chars;
  };
  // HTML's space, which several wrappers use without declaring it.
  parser.ENTITIES['nbsp'] = '\u00a0';
  // No more than seven handlers: with an eighth the engine keeps the parser's fields in a table, and
  // it is five times as slow. Without one for errors it throws them, which is what is wanted.
  parser.on('doctype', () => {
    throw new Error('DOCTYPE refused');
  });
  // Counted as they are read: an element with very many costs too much before it is complete.
  parser.on('attribute', ({ value }) => {
    attributes += 1;
    if (attributes > MAX_ATTRIBUTES) throw new Error(`over ${MAX_ATTRIBUTES} attributes`);
    attributeChars = limit(attributeChars + value.length);
  });
  parser.on('opentag', ({ name, attributes: given }) => {
    if (textChars.length > MAX_DEPTH) throw new Error(`deeper than ${MAX_DEPTH} elements`);
    textChars.push(0);
    attributes = 0;
    attributeChars = 0;
    sink.open(name, given);
  });
  const addText = (text: string) => {
    const depth = textChars.length - 1;
    textChars[depth] = limit((textChars[depth] ?? 0) + text.length);
    if (depth > 0) sink.text(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    textChars.pop();
    sink.close();
  });
  parser.write(xml).close();
}
