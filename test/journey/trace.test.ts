import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RejectsAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import type { Serving } from '../../server/serve.ts';
import { ROOT } from '../support/flood-night.ts';

let serving: Serving;
let base: string;

beforeAll(async () => {
  const config = readConfig(['demo', '--port', '0', '--from', '21:32'], {}, ROOT);
  if (config.command !== 'demo') throw new Error('expected a demo');
  serving = await demo(config, ROOT, 'test-build');
  base = `http://127.0.0.1:${serving.port}/api/v1`;
  const headers = { 'content-type': 'application/json' };
  await fetch(`${base}/replay`, { method: 'POST', headers, body: '{"action":"pause"}' });
}, 120_000);

afterAll(() => serving.close());

async function rawOf(rawId: string): Promise<Response> {
  return fetch(`${base}/raw/${encodeURIComponent(rawId)}`);
}

test('every value on screen leads to the bytes it was read from', async () => {
  const { events } = (await (await fetch(`${base}/snapshot`)).json()) as Snapshot;
  const traced = events.filter(
    ({ kind, data }) =>
      (kind === 'observation' || kind === 'incident' || kind === 'alert') &&
      data.provenance.feed !== 'dispatch-119',
  );
  expect(traced.length).toBeGreaterThan(500);
  const bodies = new Map(traced.map(({ data }) => [data.provenance.rawId, data.provenance.sha256]));
  for (const [rawId, sha256] of bodies) {
    const answer = await rawOf(rawId);
    expect(answer.status, rawId).toBe(200);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
}, 60_000);

test('a source’s bytes are shown as text and never run in our pages', async () => {
  const { events } = (await (await fetch(`${base}/snapshot`)).json()) as Snapshot;
  const gauge = events.find(({ subject }) => subject.startsWith('observation/river/'));
  const answer = await rawOf(gauge?.data.provenance.rawId ?? '');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-feed')).toBe('seoul-river-stage');
  expect(await answer.text()).toContain('ListRiverStageService');
});

test('bodies that may name persons are withheld; unknown ids are unknown', async () => {
  const { events } = (await (await fetch(`${base}/snapshot`)).json()) as Snapshot;
  const call = events.find(({ data }) => data.provenance.feed === 'dispatch-119');
  expect((await rawOf(call?.data.provenance.rawId ?? '')).status).toBe(403);
  expect((await rawOf('seoul-rainfall@2022-08-08T12:00:00.000Z#00000000')).status).toBe(404);
  expect((await rawOf('nonsense')).status).toBe(404);
});

test('the row nobody could read is listed with its place, its reason and a sample', async () => {
  const answer = await fetch(`${base}/feeds/seoul-rainfall/rejects`);
  const { total, rejects } = (await answer.json()) as RejectsAnswer;
  expect(total).toBe(1);
  expect(rejects).toHaveLength(1);
  expect(rejects[0]?.why).not.toBe('');
  expect(JSON.parse(rejects[0]?.sample ?? '')).toBeTypeOf('object');
  expect((await fetch(`${base}/feeds/nile/rejects`)).status).toBe(404);
});
