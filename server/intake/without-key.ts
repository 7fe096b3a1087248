/** Shorter ones are no secrets but test values, and would be found in any body. */
const SHORTEST = 8;

/** A body in which a source repeats our key, e.g. in an error, without it: bodies are kept and shown. */
export function withoutKey(body: Uint8Array, key: string | undefined): Uint8Array {
  if (key === undefined || key.length < SHORTEST) return body;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const forms = [key, encodeURIComponent(key)].filter((form) => bytes.includes(form));
  if (forms.length === 0) return body;
  let text = bytes.toString('latin1');
  for (const form of forms) {
    const found = Buffer.from(form).toString('latin1');
    text = text.replaceAll(found, '*'.repeat(found.length));
  }
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
