import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Connector } from '../../server/feed-kit/define-connector.ts';
import { feedContext } from '../support/feed-context.ts';
import { frameOf } from '../support/frame-of.ts';

const FEEDS = join(import.meta.dirname, '../../server/feeds');
const files = readdirSync(FEEDS).filter((file) => file.endsWith('.feed.ts'));

/** What gateways, other services and other formats answer with status 200. None is a quiet hour. */
const BODIES: readonly string[] = [
  '',
  'OK',
  '서비스 점검중입니다',
  '{}',
  'null',
  'true',
  '0',
  '"ok"',
  '{"error":"x"}',
  '{"success":false}',
  '{"status":"error","message":"x"}',
  '{"code":500,"message":"x"}',
  '{"data":null}',
  '{"data":[]}',
  '{"last_updated":0,"data":{}}',
  '{"result":[]}',
  '{"items":null}',
  '{"items":[],"error":"down"}',
  '{"features":[]}',
  '{"type":"FeatureCollection","features":[],"error":"down"}',
  '{"value":[],"error":"down"}',
  '{"payload":{}}',
  '{"services":[]}',
  '{"header":{},"entity":[]}',
  '{"body":{"items":[]}}',
  '{"response":{}}',
  '{"response":{"header":{"resultCode":"00"},"body":{}}}',
  '{"response":{"header":{"resultCode":"00"},"body":{"totalCount":3}}}',
  '{"msgHeader":{"headerCd":"0"},"msgBody":{}}',
  '{"RESULT":{"CODE":"INFO-000"}}',
  '{"X":{"list_total_count":3,"RESULT":{"CODE":"INFO-000"},"row":[]}}',
  '<html><body>점검중</body></html>',
  '<a/>',
  '<feed/>',
  '<alert/>',
  '<response/>',
  '<payload/>',
  '<errors/>',
  '<EDXLDistribution/>',
  '<rss><channel/></rss>',
  '<result><x/></result>',
  '<d2LogicalModel><payloadPublication/></d2LogicalModel>',
  '<response><header><resultCode>00</resultCode></header></response>',
];

test.each(files)('%s: what is not its format is told, never taken for calm', async (file) => {
  const { default: connector } = (await import(join(FEEDS, file))) as { default: Connector };
  const city = feedContext(connector);
  const calls = connector.source.calls(city, '2022-08-08T12:05:00.000Z');
  const call = calls.find(({ isCompanion }) => isCompanion !== true)?.name ?? 'push';
  const calm = BODIES.filter((body) => {
    const { events, rejects, fault } = connector.read(frameOf(connector.id, body, { call }), city);
    return events.length > 0 || (rejects.length === 0 && fault === undefined);
  });
  expect(calm).toEqual([]);
});
