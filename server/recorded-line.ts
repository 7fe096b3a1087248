import type { RawFrame } from './feed-kit/raw-frame.ts';
import { withoutKey } from './intake/without-key.ts';

/** A frame as a line of a recording; what the transport said is kept without the key, too. */
export function recordedLine(frame: RawFrame, key: string | undefined): string {
  const { receivedAt, call, contentType, attributes, body } = frame;
  const facts = JSON.stringify({
    at: receivedAt,
    call,
    ...(contentType === undefined ? {} : { type: contentType }),
    ...(attributes === undefined ? {} : { attributes }),
  });
  const plain = new TextDecoder().decode(withoutKey(new TextEncoder().encode(facts), key));
  return JSON.stringify({ ...(JSON.parse(plain) as object), ...bodyOf(body) });
}

/** As text where it is UTF-8, so that a recording can be read; else to the byte. */
function bodyOf(body: Uint8Array): { readonly body: string } | { readonly base64: string } {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) };
  } catch {
    return { base64: Buffer.from(body).toString('base64') };
  }
}
