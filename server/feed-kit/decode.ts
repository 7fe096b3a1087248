import { decodeText } from './charset.ts';
import { isHtml } from './is-html.ts';
import { parseJson } from './parse-json.ts';
import { parseXml } from './xml.ts';

/** `bytes` hands on the body itself, `text` its characters. */
export type Format = 'json' | 'xml' | 'json-or-xml' | 'text' | 'bytes';

/** `dropped`: keys taken out of the payload because no record may have them (see parse-json). */
export type Decoded =
  { readonly payload: unknown; readonly dropped?: readonly string[] } | { readonly why: string };

/** Bytes that no known answer of a feed reaches; more is refused before it is parsed. */
const MAX_BODY_BYTES = 5_000_000;

/**
 * Bytes → JSON value or XML tree. `json-or-xml` decides by the first byte that is no space, because
 * several gateways answer errors in XML although JSON was asked for. Never throws.
 */
export function decode(
  body: Uint8Array,
  format: Format,
  contentType?: string,
  maxBytes = MAX_BODY_BYTES,
): Decoded {
  if (body.byteLength > maxBytes) return { why: `body over ${maxBytes} bytes` };
  if (format === 'bytes') return body.byteLength === 0 ? { why: 'empty body' } : { payload: body };
  const text = decodeText(body, contentType);
  if (text === undefined) return { why: 'unknown character set' };
  const isXml = /^\s*</.test(text);
  if (text.trim() === '') return { why: 'empty body' };
  if (isHtml(text, contentType)) return { why: 'HTML page instead of data' };
  if (format === 'text') return { payload: text };
  if (format === 'json' && isXml) return { why: 'XML where JSON was expected' };
  if (format === 'xml' && !isXml) return { why: 'no XML' };
  try {
    if (isXml) return { payload: parseXml(text) };
    const { value, dropped } = parseJson(text);
    return dropped.length === 0 ? { payload: value } : { payload: value, dropped };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
