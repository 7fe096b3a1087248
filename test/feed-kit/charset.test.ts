import { expect, test } from 'vitest';
import { decode } from '../../server/feed-kit/decode.ts';
import { EUC_KR_WORDS } from '../support/hostile-upstream.ts';

const around = (before: string, words: Uint8Array, after: string): Uint8Array =>
  Buffer.concat([Buffer.from(before), words, Buffer.from(after)]);
const json = (words: Uint8Array): Uint8Array => around('{"name":"', words, '"}');
const named = (name: string): unknown => ({ payload: { name } });

test.for([
  'EUC-KR',
  'euc-kr',
  '"euc-kr"',
  'euckr',
  'CP949',
  'MS949',
  'x-windows-949',
  'windows-949',
  'ks_c_5601-1987',
  'KS_C_5601',
  'KSC5601',
  'uhc',
])('Korean text by the header: charset=%s', (label) => {
  const contentType = `application/json; charset=${label}`;
  expect(decode(json(EUC_KR_WORDS), 'json', contentType)).toEqual(named('서울 똠'));
});

test.for(['EUC-KR', 'cp949', 'ks_c_5601-1987'])(
  'Korean text by the XML declaration: %s',
  (label) => {
    const head = `<?xml version='1.0' encoding='${label}' standalone="yes"?>\n<name>`;
    expect(decode(around(head, EUC_KR_WORDS, '</name>'), 'xml', 'text/xml')).toEqual(
      named('서울 똠'),
    );
  },
);

const wide = (text: string, isBig: boolean): Buffer => {
  const little = Buffer.from(text, 'utf16le');
  return isBig ? little.swap16() : little;
};
const NAME = '{"name":"서울"}';
const XML = '<?xml version="1.0" encoding="UTF-16"?><name>서울</name>';

test.for([
  ['UTF-8 with its mark', Buffer.from(`\ufeff${NAME}`), 'application/json'],
  [
    'UTF-8 with its mark, whatever the header says',
    Buffer.from(`\ufeff${NAME}`),
    'a/b; charset=euc-kr',
  ],
  ['UTF-16 little-endian with its mark', wide(`\ufeff${NAME}`, false), ''],
  ['UTF-16 big-endian with its mark', wide(`\ufeff${NAME}`, true), ''],
  ['UTF-16 little-endian by its zero bytes', wide(NAME, false), ''],
  ['UTF-16 big-endian by its zero bytes', wide(NAME, true), 'application/json'],
  ['UTF-16 by the header, big-endian by its bytes', wide(NAME, true), 'a/b; charset=utf-16'],
  ['UTF-16 by the header', wide(NAME, false), 'a/b; charset="UTF-16LE"'],
  ['XML in UTF-16 that says so', wide(XML, true), 'text/xml'],
  ['XML in UTF-8 that says UTF-16', Buffer.from(XML), 'text/xml'],
  ['UTF-8 called ASCII', Buffer.from(NAME), 'application/json; charset=us-ascii'],
  ['nothing said', Buffer.from(NAME), undefined],
] as const)('%s', ([, body, contentType]) => {
  expect(decode(body, 'json-or-xml', contentType)).toEqual(named('서울'));
});

test('ISO-8859-1 by the header and by the XML declaration; the header goes first', () => {
  const cafe = Buffer.from('Café', 'latin1');
  const header = 'application/json; charset=ISO-8859-1';
  expect(decode(json(cafe), 'json', header)).toEqual(named('Café'));
  const head = '<?xml version="1.0" encoding="iso-8859-1"?><name>';
  expect(decode(around(head, cafe, '</name>'), 'xml')).toEqual(named('Café'));
  const utf8 = Buffer.from('Café');
  expect(decode(around(head, utf8, '</name>'), 'xml', 'text/xml; charset=utf-8')).toEqual(
    named('Café'),
  );
});

test.for([
  ['a name nobody knows', Buffer.from(NAME), 'application/json; charset=x-made-up'],
  ['one that hides bytes (UTF-7)', Buffer.from(NAME), 'application/json; charset=utf-7'],
  ['one that browsers refuse', Buffer.from(NAME), 'application/json; charset=iso-2022-kr'],
  [
    'an XML declaration nobody knows',
    Buffer.from('<?xml version="1.0" encoding="ebcdic"?><a/>'),
    '',
  ],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), ''],
] as const)('a character set that is not known is a reject: %s', ([, body, contentType]) => {
  expect(decode(body, 'json-or-xml', contentType)).toEqual({ why: 'unknown character set' });
});

test('a letter cut in half costs that letter, not the body', () => {
  const cut = Buffer.from([0xec, 0x84, 0x9c, 0xec, 0x9a]);
  expect(decode(json(cut), 'json')).toEqual(named('서\ufffd'));
});

test.for([
  ['the first of the added syllables', [0x81, 0x41], '갂'],
  ['the last', [0xc6, 0x52], '힣'],
  ['the first under a lead byte of KS X 1001', [0xa1, 0x41], '좥'],
  ['one in a name', [0xbc, 0xd5, 0x94, 0xee, 0xb0, 0xad], '손뷁강'],
  ['beside ASCII', [0x41, 0x8c, 0x63, 0x42], 'A똠B'],
  ['the euro sign', [0xa2, 0xe6], '€'],
  ['a Chinese character and a sign', [0xe0, 0xee, 0xa1, 0xc9], '攝℃'],
] as const)('CP949: %s', ([, pair, expected]) => {
  const body = json(Uint8Array.from(pair));
  expect(decode(body, 'json', 'application/json; charset=cp949')).toEqual(named(expected));
});
