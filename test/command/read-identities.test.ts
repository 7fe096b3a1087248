import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEMO_IDENTITIES } from '../../server/command/demo-identities.ts';
import { identities } from '../../server/command/identities.ts';
import { readIdentities } from '../../server/command/read-identities.ts';
import { ConfigError } from '../../server/config/config-error.ts';

const LONG = 'q7Fv-3kx_9ZpL2mW8.tA';

/** What the operator reads; empty = it was taken as it is. */
function lineOf(text: string): string {
  try {
    readIdentities(text);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

test('names, roles and tokens are read; a token names its holder and nobody else', () => {
  const known = readIdentities(`김실장:supervisor:${LONG} ; 박주임:operator:${LONG}2;`);
  const who = identities(known);
  expect(who(LONG)).toEqual({ name: '김실장', role: 'supervisor' });
  expect(who(`${LONG}2`)).toEqual({ name: '박주임', role: 'operator' });
  for (const other of [undefined, '', LONG.slice(1), `${LONG} `, LONG.toLowerCase()]) {
    expect(who(other)).toBeUndefined();
  }
  expect(readIdentities(undefined)).toEqual([]);
  expect(readIdentities('  ')).toEqual([]);
});

test.each([
  ['one part only', 'OFFICE_TOKENS: entry 1: expected name:role:token;…, found 1 part'],
  [`a:boss:${LONG}`, 'OFFICE_TOKENS: entry 1: expected a role of viewer, operator'],
  ['a:operator:short', 'OFFICE_TOKENS: entry 1: expected a token of at least 16 characters'],
  [`a:operator:${LONG};b:operator:${LONG}`, 'OFFICE_TOKENS: entry 2: expected a token of its own'],
  [`a:operator:${LONG};a:viewer:${LONG}2`, 'OFFICE_TOKENS: entry 2: expected each name once'],
  [`a:operator:${LONG} und mehr`, 'OFFICE_TOKENS: entry 1: expected a token of A–Z'],
])('%s is one clear line', (text, line) => {
  expect(lineOf(text)).toContain(line);
});

test('no line ever shows a token, however the parts are mixed up', () => {
  const part = fc.constantFrom('김실장', 'operator', 'boss', LONG, `${LONG}2`, 'a b', '');
  fc.assert(
    fc.property(
      fc.array(fc.array(part, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
      (rows) => {
        const text = rows.map((row) => row.join(':')).join(';');
        expect(lineOf(text)).not.toContain(LONG);
      },
    ),
  );
});

test('what a demo shows to everybody opens no live office', () => {
  for (const { token, actor } of DEMO_IDENTITIES) {
    expect(actor.isDemo).toBe(true);
    expect(lineOf(`a:operator:${token}`)).toContain('a token of the demo');
  }
});
