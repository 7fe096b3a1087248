import { decodeText } from '../feed-kit/charset.ts';
import { decodeCp949 } from '../feed-kit/cp949.ts';

/** Reads parts of a body in the character set of the whole: a part does not say its own. */
export function textReader(
  body: Uint8Array,
  contentType: string | undefined,
): (part: Uint8Array) => string {
  const head = Buffer.from(body.subarray(0, 200)).toString('latin1');
  const inXml = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  if (/charset\s*=/i.test(contentType ?? '')) return (part) => decodeText(part, contentType) ?? '';
  if (inXml !== undefined) return (part) => decodeText(part, `text/xml; charset=${inXml}`) ?? '';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    // What is no UTF-8 and does not say what it is, Korean spreadsheets have saved.
    return decodeCp949;
  }
  return (part) => new TextDecoder().decode(part);
}
