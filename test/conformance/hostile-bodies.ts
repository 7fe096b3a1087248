const bytes = (text: string) => new TextEncoder().encode(text);

/** Not random, so that a failure can be had again: a linear congruential sequence. */
function noise(length: number): Uint8Array {
  let state = 20_220_808;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state & 0xff;
  });
}

const BOMB = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'b'.repeat(999)}"><!ENTITY c "${'&b;'.repeat(999)}">]><a>&c;</a>`;
const XXE = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><AccInfo><row><acc_id>&b;</acc_id></row></AccInfo>`;

/** Bodies that are no answer of any feed. */
export const HOSTILE_BODIES: Readonly<Record<string, Uint8Array>> = {
  empty: new Uint8Array(),
  'spaces only': bytes(' \r\n\t'),
  'a page of HTML': bytes(
    '<!doctype html><html><head><title>502</title></head><body><p>Bad gateway',
  ),
  'well-formed HTML': bytes(
    '<html><head><title>점검</title></head><body><p>점검 중</p></body></html>',
  ),
  'plain text': bytes('Service Unavailable'),
  noise: noise(4096),
  'deep JSON': bytes('['.repeat(100_000)),
  'deep closed JSON': bytes(`${'{"row":'.repeat(5000)}1${'}'.repeat(5000)}`),
  'deep XML': bytes('<a>'.repeat(100_000)),
  'entity bomb': bytes(BOMB),
  'external entity': bytes(XXE),
  'prototype keys': bytes('{"__proto__":{"RESULT":{"CODE":"INFO-000"},"row":[1]},"constructor":1}'),
  'JSON null': bytes('null'),
  'JSON number': bytes('42'),
  'JSON list of nulls': bytes('[null,null]'),
  'half of a character': Uint8Array.of(0x7b, 0x22, 0xea, 0xb0),
};
