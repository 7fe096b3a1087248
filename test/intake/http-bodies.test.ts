import { expect, test } from 'vitest';
import { decode, type Format } from '../../server/feed-kit/decode.ts';
import { httpFetch } from '../../server/intake/http-fetch.ts';
import { startHostileUpstream } from '../support/hostile-upstream.ts';

const HTML = { why: 'HTML page instead of data' };
/** Cut at the nine bytes its header told of. */
const CUT = 'Unexpected end of JSON input';
const JSON_TYPE = 'application/json';

/** What a connector is given: the header of the answer decides with the bytes. */
test.for([
  ['/euc-kr-json', 'json', 'application/json; charset=EUC-KR', { payload: { name: '서울 똠' } }],
  ['/euc-kr-xml', 'xml', 'text/xml', { payload: { a: { name: '서울 똠' } } }],
  [
    '/unknown-charset',
    'json',
    `${JSON_TYPE}; charset=x-sjis-made-up`,
    { why: 'unknown character set' },
  ],
  ['/html', 'json', 'text/html', HTML],
  ['/html', 'xml', 'text/html', HTML],
  ['/html-as-json', 'json-or-xml', JSON_TYPE, HTML],
  ['/html-part', 'xml', 'text/html; charset=utf-8', HTML],
  ['/length-too-short', 'json', JSON_TYPE, { why: CUT }],
  ['/nothing', 'json', JSON_TYPE, { why: 'empty body' }],
  ['/deep', 'json', JSON_TYPE, { why: 'deeper than 64 levels' }],
] as const)('%s as %s', async ([path, format, contentType, expected]) => {
  await using upstream = await startHostileUpstream();
  const answer = await httpFetch(
    `${upstream.url}${path}`,
    new AbortController().signal,
    undefined,
    {
      privateHosts: [upstream.host],
    },
  );
  expect(answer).toMatchObject({ contentType });
  const body = 'body' in answer ? answer.body : new Uint8Array();
  expect(decode(body, format satisfies Format, contentType)).toEqual(expected);
});
