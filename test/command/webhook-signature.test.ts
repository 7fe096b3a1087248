import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  SIGNATURE_HEADER,
  signatureFault,
  signed,
  TIMESTAMP_HEADER,
} from '../../server/command/webhook-signature.ts';

const SECRET = 'a-secret-of-the-two';
const NOW_MS = Date.parse('2022-08-08T12:00:00Z');

function sentBy(headers: Readonly<Record<string, string>>) {
  return { timestamp: headers[TIMESTAMP_HEADER], signature: headers[SIGNATURE_HEADER] };
}

test('a body is taken as signed, and not with another body, secret or time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (body, other) => {
      const sent = sentBy(signed(body, SECRET, NOW_MS));
      expect(signatureFault(body, SECRET, sent, NOW_MS)).toBeUndefined();
      expect(signatureFault(`${body}${other} `, SECRET, sent, NOW_MS)).toContain(SIGNATURE_HEADER);
      expect(signatureFault(body, `${SECRET}${other}.`, sent, NOW_MS)).toContain(SIGNATURE_HEADER);
      const later = { ...sent, timestamp: String(Number(sent.timestamp) + 1) };
      expect(signatureFault(body, SECRET, later, NOW_MS)).toContain(SIGNATURE_HEADER);
    }),
  );
});

test('it is fresh for five minutes, either way', () => {
  const sent = sentBy(signed('{}', SECRET, NOW_MS));
  for (const sec of [-300, 0, 300]) {
    expect(signatureFault('{}', SECRET, sent, NOW_MS + sec * 1000)).toBeUndefined();
  }
  for (const sec of [-301, 301, 86_400]) {
    expect(signatureFault('{}', SECRET, sent, NOW_MS + sec * 1000)).toContain('within 300 s');
  }
});

test('what is no signature at all is refused, not thrown', () => {
  for (const signature of [
    undefined,
    '',
    'sha256=',
    'sha256=zz',
    'md5=00',
    `sha256=${'0'.repeat(64)}`,
  ]) {
    const sent = { timestamp: String(NOW_MS / 1000), signature };
    expect(signatureFault('{}', SECRET, sent, NOW_MS)).toContain(SIGNATURE_HEADER);
  }
  for (const timestamp of [undefined, '', 'now', '-1', '1e9']) {
    const sent = { timestamp, signature: 'sha256=00' };
    expect(signatureFault('{}', SECRET, sent, NOW_MS)).toContain(TIMESTAMP_HEADER);
  }
});
