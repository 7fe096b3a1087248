import { decodeCp949 } from './cp949.ts';

/** Names in use for Korean text that the Encoding Standard does not list. */
const KOREAN: ReadonlySet<string> = new Set([
  'cp949',
  'ms949',
  'x-cp949',
  'x-windows-949',
  'uhc',
  'euc_kr',
  'x-euc-kr',
  'euckr',
  'ks_c_5601',
  'ksc_5601',
  'ksc5601-1987',
]);

/** An XML declaration stands within this many bytes or not at all. */
const HEAD_BYTES = 200;

/**
 * Bytes → text, or undefined if the character set is unknown: a wrong guess would put wrong names on
 * a screen. In falling order: byte-order mark, Content-Type header, zero bytes of UTF-16, XML
 * declaration, UTF-8. Single bytes that do not fit become U+FFFD, so that one cut word does not cost
 * the whole body.
 */
export function decodeText(body: Uint8Array, contentType?: string): string | undefined {
  const label = byteOrderMark(body) ?? declared(body, contentType) ?? 'utf-8';
  try {
    const decoder = new TextDecoder(label);
    return decoder.encoding === 'euc-kr' ? decodeCp949(body) : decoder.decode(body);
  } catch {
    return undefined;
  }
}

function byteOrderMark([first, second, third, fourth]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0xff || second !== 0xfe) return undefined;
  // FF FE 00 00 is UTF-32, which no decoder here knows.
  return third === 0 && fourth === 0 ? 'utf-32' : 'utf-16le';
}

function declared(body: Uint8Array, contentType = ''): string | undefined {
  const inHeader = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]?.toLowerCase();
  const wide = wideForm(body);
  if (inHeader !== undefined) return inHeader === 'utf-16' ? (wide ?? inHeader) : known(inHeader);
  if (wide !== undefined) return wide;
  const head = new TextDecoder('latin1').decode(body.subarray(0, HEAD_BYTES));
  const inXml = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1]?.toLowerCase();
  if (inXml === undefined) return undefined;
  // Text whose declaration can be read byte by byte is not UTF-16: it was written from a string.
  return inXml.startsWith('utf-16') ? undefined : known(inXml);
}

/** ASCII is said of text that nobody looked at; being part of UTF-8 it is read as that. */
function known(label: string): string {
  if (label === 'us-ascii' || label === 'ascii') return 'utf-8';
  return KOREAN.has(label) ? 'euc-kr' : label;
}

/** JSON and XML begin with an ASCII character, of which UTF-16 makes one zero byte. */
function wideForm([first, second]: Uint8Array): string | undefined {
  if (first === 0 && second !== 0 && second !== undefined) return 'utf-16be';
  return first !== undefined && first !== 0 && second === 0 ? 'utf-16le' : undefined;
}
