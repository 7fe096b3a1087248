import { describe, expect, test } from 'vitest';
import { dataGoKrRows } from '../../server/feed-kit/data-go-kr-envelope.ts';
import { decode } from '../../server/feed-kit/decode.ts';
import { seoulRows } from '../../server/feed-kit/seoul-envelope.ts';

function payloadOf(text: string): unknown {
  const decoded = decode(new TextEncoder().encode(text), 'json-or-xml');
  if ('why' in decoded) throw new Error(decoded.why);
  return decoded.payload;
}

describe('Seoul Open Data Plaza', () => {
  const rows = (text: string) => seoulRows(payloadOf(text));

  test.each([
    ['inside the service', '{"A":{"RESULT":{"CODE":"ERROR-500","MESSAGE":"m"}}}'],
    ['at the root', '{"RESULT":{"CODE":"ERROR-500","MESSAGE":"m"}}'],
    ['with a dot', '{"RESULT":{"RESULT.CODE":"ERROR-500","RESULT.MESSAGE":"m"}}'],
    ['bare', '{"CODE":"ERROR-500","MESSAGE":"m"}'],
    ['in errorMessage', '{"errorMessage":{"status":500,"code":"ERROR-500","message":"m"}}'],
    ['bare, small letters', '{"status":500,"code":"ERROR-500","message":"m"}'],
    ['in XML', '<RESULT><CODE>ERROR-500</CODE><MESSAGE>m</MESSAGE></RESULT>'],
  ])('finds the result code %s', (_place, text) => {
    expect(rows(text)).toEqual({ fault: { kind: 'source', code: 'ERROR-500', message: 'm' } });
  });

  test.each([
    ['INFO-100', 'config'],
    ['ERROR-300', 'config'],
    ['ERROR-301', 'config'],
    ['ERROR-310', 'config'],
    ['ERROR-335', 'config'],
    ['ERROR-331', 'ours'],
    ['ERROR-334', 'ours'],
    ['ERROR-336', 'ours'],
    ['ERROR-337', 'quota'],
    ['ERROR-601', 'source'],
    ['ERROR-999', 'source'],
  ])('%s is a fault of kind %s', (code, kind) => {
    expect(rows(`{"RESULT":{"CODE":"${code}"}}`)).toMatchObject({ fault: { kind, code } });
  });

  test('no data is an empty list, in each of its forms', () => {
    expect(rows('{"RESULT":{"CODE":"INFO-200"}}')).toEqual({ rows: [] });
    expect(rows('{"CODE":"INFO-200"}')).toEqual({ rows: [] });
    expect(rows('{"A":{"list_total_count":0,"RESULT":{"CODE":"INFO-000"}}}')).toEqual({ rows: [] });
  });

  test('one row without brackets is one row', () => {
    const head = '"list_total_count":1,"RESULT":{"CODE":"INFO-000"}';
    expect(rows(`{"A":{${head},"row":{"x":1}}}`)).toEqual({ rows: [{ x: 1 }] });
    expect(rows(`{"A":{${head},"row":[{"x":1}]}}`)).toEqual({ rows: [{ x: 1 }] });
  });

  test('data that is announced but not there is not "nothing"', () => {
    const body = '{"A":{"list_total_count":3,"RESULT":{"CODE":"INFO-000"}}}';
    expect(() => rows(body)).toThrow('schema drift: no row');
    const none = '{"A":{"list_total_count":3,"RESULT":{"CODE":"INFO-000"},"row":[]}}';
    expect(() => rows(none)).toThrow('schema drift: no row of 3');
    expect(() => rows('{"A":{"row":[]}}')).toThrow('no result code');
  });
});

describe('data.go.kr', () => {
  const rows = (text: string) => dataGoKrRows(payloadOf(text));
  const ok = (body: string) => `{"response":{"header":{"resultCode":"00"},"body":${body}}}`;

  test.each([
    ['{"items":{"item":[{"x":1},{"x":2}]}}', 2],
    ['{"items":{"item":{"x":1}}}', 1],
    ['{"items":[{"x":1}]}', 1],
    ['{"items":""}', 0],
    ['{"items":null}', 0],
    ['""', 0],
    ['null', 0],
  ])('%s holds %i items', (body, count) => {
    expect(rows(ok(body))).toMatchObject({ rows: { length: count } });
  });

  test('the bare head of safetydata, with a list or null for a body', () => {
    expect(rows('{"header":{"resultCode":"00"},"body":[{"SN":1}]}')).toEqual({ rows: [{ SN: 1 }] });
    expect(rows('{"header":{"resultCode":"00"},"body":null}')).toEqual({ rows: [] });
    expect(rows('{"header":{"resultCode":"30","errorMsg":"키"},"body":null}')).toEqual({
      fault: { kind: 'config', code: '30', message: '키' },
    });
  });

  test('"all went well" without what it announces is a change of the format', () => {
    expect(() => rows('{"response":{"header":{"resultCode":"00"}}}')).toThrow('no body');
    expect(() => rows(ok('{"totalCount":4,"pageNo":1,"list":[{"x":1}]}'))).toThrow('no items of 4');
    expect(rows(ok('{"items":"","totalCount":4,"pageNo":2}'))).toEqual({ rows: [] });
  });

  test('XML, with the old code of success and the empty answer', () => {
    const xml = (code: string, items: string) =>
      `<response><header><resultCode>${code}</resultCode></header><body>${items}</body></response>`;
    expect(rows(xml('0000', '<items><item><x>1</x></item></items>'))).toMatchObject({
      rows: { length: 1 },
    });
    expect(rows(xml('00', '<items/>'))).toEqual({ rows: [] });
    expect(rows(xml('03', ''))).toEqual({ rows: [] });
  });

  test.each([
    ['20', 'config'],
    ['22', 'quota'],
    ['23', 'quota'],
    ['30', 'config'],
    ['32', 'config'],
    ['10', 'ours'],
    ['12', 'ours'],
    ['01', 'source'],
    ['99', 'source'],
  ])('gateway code %s is a fault of kind %s, in JSON and XML', (code, kind) => {
    const fault = { fault: { kind, code, message: 'm' } };
    expect(
      rows(
        `{"OpenAPI_ServiceResponse":{"cmmMsgHeader":{"returnAuthMsg":"m","returnReasonCode":"${code}"}}}`,
      ),
    ).toEqual(fault);
    expect(
      rows(
        `<OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>m</returnAuthMsg><returnReasonCode>${code}</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>`,
      ),
    ).toEqual(fault);
  });

  test('a gateway that answers 401 in a form of its own', () => {
    expect(rows('{"error":"Unauthorized","message":"no key"}')).toEqual({
      fault: { kind: 'config', code: 'Unauthorized', message: 'no key' },
    });
  });

  test('codes that are numbers', () => {
    expect(rows('{"response":{"header":{"resultCode":3}}}')).toEqual({ rows: [] });
    expect(rows('{"response":{"header":{"resultCode":0},"body":{"items":[1]}}}')).toEqual({
      rows: [1],
    });
  });
});
