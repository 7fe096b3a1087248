import { createHmac, timingSafeEqual } from 'node:crypto';

export const TIMESTAMP_HEADER = 'office-timestamp';
export const SIGNATURE_HEADER = 'office-signature';

const SCHEME = 'sha256=';
/** What is older, or of a clock that runs so far ahead, is not taken: nobody sends it a second time. */
const MOST_APART_SEC = 300;

/** Headers that say who sent a body and when: HMAC-SHA256 over `<seconds>.<body>` with the shared secret. */
export function signed(
  body: string,
  secret: string,
  nowMs: number,
): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(nowMs / 1000));
  return {
    [TIMESTAMP_HEADER]: seconds,
    [SIGNATURE_HEADER]: `${SCHEME}${digestOf(seconds, body, secret).toString('hex')}`,
  };
}

/** Why a body is not taken as signed; undefined = it is genuine and fresh. */
export function signatureFault(
  body: string | Uint8Array,
  secret: string,
  sent: { readonly timestamp: string | undefined; readonly signature: string | undefined },
  nowMs: number,
): string | undefined {
  const { timestamp = '', signature = '' } = sent;
  if (!/^\d{1,12}$/.test(timestamp)) return `${TIMESTAMP_HEADER}: expected seconds since 1970`;
  const hex = signature.startsWith(SCHEME) ? signature.slice(SCHEME.length) : '';
  const offered = Buffer.from(hex, 'hex');
  const expected = digestOf(timestamp, body, secret);
  if (offered.byteLength !== expected.byteLength || !timingSafeEqual(offered, expected)) {
    return `${SIGNATURE_HEADER}: expected ${SCHEME}<hex> over "<${TIMESTAMP_HEADER}>.<body>"`;
  }
  const apartSec = Math.abs(nowMs / 1000 - Number(timestamp));
  return apartSec <= MOST_APART_SEC
    ? undefined
    : `${TIMESTAMP_HEADER}: expected a time within ${MOST_APART_SEC} s of ours`;
}

function digestOf(seconds: string, body: string | Uint8Array, secret: string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
}
