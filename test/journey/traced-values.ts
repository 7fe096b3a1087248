import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { RejectsAnswer } from '../../contract/api.ts';
import type { TraceAnswer } from '../../contract/trace.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { PausedDemo } from '../support/paused-demo.ts';

/** Tests: whatever is on screen leads to the bytes that it was read from. */
export function testTracedValues(city: () => PausedDemo): void {
  const ask = (path: string): Promise<Response> => fetch(`${city().base}/api/v1${path}`);
  const rawOf = (rawId: string): Promise<Response> => ask(`/raw/${encodeURIComponent(rawId)}`);

  test('every value on screen leads to the bytes it was read from', async () => {
    const { events } = (await (await ask('/snapshot')).json()) as Snapshot;
    const traced = events.filter(
      ({ kind, data }) =>
        (kind === 'observation' || kind === 'incident' || kind === 'alert') &&
        data.provenance.feed !== 'dispatch-119',
    );
    expect(traced.length).toBeGreaterThan(500);
    const bodies = new Map(
      traced.map(({ data }) => [data.provenance.rawId, data.provenance.sha256]),
    );
    for (const [rawId, sha256] of bodies) {
      const answer = await rawOf(rawId);
      expect(answer.status, rawId).toBe(200);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  }, 60_000);

  test('a gauge’s value leads to its bytes within the message; a count to what it is of', async () => {
    const { events } = (await (await ask('/snapshot')).json()) as Snapshot;
    const traceOf = async (id: string): Promise<TraceAnswer> => {
      const answer = await ask(`/events/${encodeURIComponent(id)}/trace`);
      expect(answer.status, id).toBe(200);
      return (await answer.json()) as TraceAnswer;
    };
    const gauge = events.find(({ subject }) => subject.startsWith('observation/river/'));
    if (gauge?.kind !== 'observation') throw new Error('no gauge');
    const { raw, reading, feed } = await traceOf(gauge.id);
    if (raw.state !== 'held') throw new Error(raw.state);
    expect([raw.isIntact, raw.sha256]).toEqual([true, gauge.data.provenance.sha256]);
    expect([feed?.id, feed?.licence]).toEqual(['seoul-river-stage', gauge.data.provenance.licence]);
    expect([reading?.state, reading?.differs]).toEqual(['traced', []]);
    const field = reading?.fields.find(({ makes }) => makes.includes('data.result'));
    const bytes = new Uint8Array(await (await rawOf(raw.rawId)).arrayBuffer());
    const text = new TextDecoder().decode(bytes.subarray(field?.byteFrom, field?.byteTo));
    expect(text).toBe(field?.text);
    expect(Number(text)).toBe(gauge.data.result);
    const figure = events.find(({ subject }) => subject.startsWith('indicator/figure/'));
    const computed = await traceOf(figure?.id ?? '');
    expect(computed.raw.state).toBe('computed');
    expect(computed.reading).toBeUndefined();
    expect((await ask('/events/nothing/trace')).status).toBe(404);
  }, 60_000);

  test('of a body that may name persons a trace shows nothing', async () => {
    const { events } = (await (await ask('/snapshot')).json()) as Snapshot;
    const call = events.find(({ data }) => data.provenance.feed === 'dispatch-119');
    const answer = await ask(`/events/${encodeURIComponent(call?.id ?? '')}/trace`);
    const { raw, reading } = (await answer.json()) as TraceAnswer;
    expect([raw.state, reading]).toEqual(['withheld', undefined]);
  });

  test('a source’s bytes are shown as text and never run in our pages', async () => {
    const { events } = (await (await ask('/snapshot')).json()) as Snapshot;
    const gauge = events.find(({ subject }) => subject.startsWith('observation/river/'));
    const answer = await rawOf(gauge?.data.provenance.rawId ?? '');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-feed')).toBe('seoul-river-stage');
    expect(await answer.text()).toContain('ListRiverStageService');
  });

  test('bodies that may name persons are withheld; unknown ids are unknown', async () => {
    const { events } = (await (await ask('/snapshot')).json()) as Snapshot;
    const call = events.find(({ data }) => data.provenance.feed === 'dispatch-119');
    expect((await rawOf(call?.data.provenance.rawId ?? '')).status).toBe(403);
    expect((await rawOf('seoul-rainfall@2022-08-08T12:00:00.000Z#00000000')).status).toBe(404);
    expect((await rawOf('nonsense')).status).toBe(404);
  });

  test('the row nobody could read is listed with its place, its reason and a sample', async () => {
    const answer = await ask('/feeds/seoul-rainfall/rejects');
    const { total, rejects } = (await answer.json()) as RejectsAnswer;
    expect(total).toBe(1);
    expect(rejects).toHaveLength(1);
    expect(rejects[0]?.why).not.toBe('');
    expect(JSON.parse(rejects[0]?.sample ?? '')).toBeTypeOf('object');
    expect((await ask('/feeds/nile/rejects')).status).toBe(404);
  });
}
