import { expect, test } from 'vitest';
import { decode, type Format } from '../../server/feed-kit/decode.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const why = (text: string, format: Format, contentType?: string): unknown =>
  decode(bytes(text), format, contentType);
const HTML = { why: 'HTML page instead of data' };

test.for([
  ['a login page', '<!DOCTYPE html>\n<html><body>로그인</body></html>', 'text/html'],
  ['a page that says it is JSON', '<html><title>점검</title></html>', 'application/json'],
  ['a well-formed page that would pass for XML', '<html><p>점검</p></html>', 'text/xml'],
  [
    'XHTML',
    '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html/>',
    '',
  ],
  ['a page after a comment', '<!-- proxy 7 --> <HTML lang="ko">', ''],
  ['part of a page', '<div class="error"><h1>502</h1></div>', 'text/html; charset=utf-8'],
  ['a script that sends on', '<script>location="/login"</script>', ''],
] as const)('%s is told as such, whatever was expected', ([, text, contentType]) => {
  for (const format of ['json', 'xml', 'json-or-xml', 'text'] as const) {
    expect(why(text, format, contentType), format).toEqual(HTML);
  }
});

test('data that a gateway calls HTML is data', () => {
  expect(why('{"rows":[]}', 'json', 'text/html')).toEqual({ payload: { rows: [] } });
  expect(why('<response><rows/></response>', 'xml', 'text/html')).toEqual({
    payload: { response: { rows: '' } },
  });
  expect(why('<head-count>3</head-count>', 'xml', 'text/html')).toEqual({
    payload: { 'head-count': '3' },
  });
  expect(why('<p:list xmlns:p="p">3</p:list>', 'xml', 'text/html')).toEqual({
    payload: { 'p:list': '3' },
  });
});

test('JSON a million levels deep is refused before it is parsed, and 64 levels are read', () => {
  const deep = { why: 'deeper than 64 levels' };
  const depth = 1_000_000;
  expect(why('['.repeat(depth) + ']'.repeat(depth), 'json')).toEqual(deep);
  expect(why('{"a":'.repeat(500_000) + '1' + '}'.repeat(500_000), 'json')).toEqual(deep);
  expect(why('['.repeat(65) + ']'.repeat(65), 'json')).toEqual(deep);
  expect(why('['.repeat(64) + ']'.repeat(64), 'json')).toHaveProperty('payload');
  expect(
    why(JSON.stringify({ text: '[{"\\'.repeat(1000), list: [[1], [2]] }), 'json'),
  ).toHaveProperty('payload');
});

test.for([
  ['plain', '{"rows":[{"__proto__":{"isAdmin":true},"mm":1}],"constructor":1}', '__proto__'],
  [
    'escaped',
    '{"rows":[{"\\u005f_proto_\\u005F":{"isAdmin":true},"mm":1}],"constructor":1}',
    '__proto__',
  ],
  [
    'deep in lists',
    '{"rows":[{"prototype":[[{"__proto__":1}]],"mm":1}],"constructor":1}',
    'prototype',
  ],
] as const)('keys that reach a prototype are taken out and told: %s', ([, text, name]) => {
  const decoded = decode(bytes(text), 'json');
  expect(decoded).toHaveProperty('payload', { rows: [{ mm: 1 }] });
  expect('dropped' in decoded ? decoded.dropped : []).toContain(name);
  const copy: Record<string, unknown> = {};
  if ('payload' in decoded) Object.assign(copy, (decoded.payload as { rows: object[] }).rows[0]);
  expect(Object.keys(copy)).toEqual(['mm']);
  expect(copy['isAdmin']).toBeUndefined();
});

test('the words alone are text like any other', () => {
  const row = { name: '__proto__', note: 'the "constructor" of the bridge', escaped: '\u0000' };
  expect(why(JSON.stringify(row), 'json')).toEqual({ payload: row });
});

test('an XML element called __proto__ pollutes nothing', () => {
  const decoded = decode(
    bytes('<a><__proto__><isAdmin>1</isAdmin></__proto__><b>2</b></a>'),
    'xml',
  );
  const a = 'payload' in decoded ? (decoded.payload as { a: { b: string } }).a : undefined;
  expect(a?.b).toBe('2');
  expect(Reflect.get(a ?? {}, 'isAdmin')).toBeUndefined();
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
});

const attributes = (count: number): string =>
  Array.from({ length: count }, (_, index) => ` a${index}="1"`).join('');

test.for([
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'DOCTYPE refused'],
  ['depth', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'deeper than 64 elements'],
  ['a million open elements', '<a>'.repeat(1_000_000), 'deeper than 64 elements'],
  ['text', `<a>${'x'.repeat(2_000_001)}</a>`, 'over 2000000 characters of text'],
  ['text in attributes', `<a b="${'x'.repeat(2_000_001)}"/>`, 'over 2000000 characters of text'],
  ['attributes of one element', `<a${attributes(101)}/>`, 'over 100 attributes'],
  ['200,000 attributes', `<a${attributes(200_000)}/>`, 'over 100 attributes'],
] as const)('XML past its limits is refused: %s', ([, text, reason]) => {
  expect(why(text, 'xml')).toEqual({ why: reason });
});

test('XML at its limits is read', () => {
  expect(why(`<a${attributes(100)}><b${attributes(100)}>1</b></a>`, 'xml')).toEqual({
    payload: { a: { b: '1' } },
  });
});
