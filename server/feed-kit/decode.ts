import { parseXml } from './xml.ts';

/** `bytes` hands on the body itself, `text` its characters. */
export type Format = 'json' | 'xml' | 'json-or-xml' | 'text' | 'bytes';

export type Decoded = { readonly payload: unknown } | { readonly why: string };

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
  if (format === 'text') return { payload: text };
  if (format === 'json' && isXml) return { why: 'XML or HTML where JSON was expected' };
  if (format === 'xml' && !isXml) return { why: 'no XML' };
  try {
    return { payload: isXml ? parseXml(text) : (JSON.parse(text) as unknown) };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}

/** Charset from the header, else from the XML declaration, else UTF-8 (`euc-kr` covers CP949). */
function decodeText(body: Uint8Array, contentType?: string): string | undefined {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const charset =
    /charset=["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ??
    /<\?xml[^>]*encoding=["']([\w-]+)/i.exec(head)?.[1] ??
    'utf-8';
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return undefined;
  }
}
