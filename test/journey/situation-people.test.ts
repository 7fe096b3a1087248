import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CommandAnswer } from '../../contract/command.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { SituationEvent } from '../../contract/event.ts';
import { SOCKET_PATH } from '../../contract/socket.ts';
import { incident } from '../support/city-process.ts';
import { startOfficeProcess, TOKENS, type OfficeProcess } from '../support/office-process.ts';

const WAIT = { timeout: 40_000, interval: 100 };
/** Two calls are a situation, six are a severe one. */
const SITUATIONS = `rules:
  - id: flood
    hazard: flood
    domain: disaster
    title: { ko: '{{place}} 침수 위험', en: 'Flood danger, {{place}}' }
    opensAt: 0.4
    elsewhereOpensAt: 0.4
    closesAt: 0.2
    minFactors: 1
    minFeeds: 1
    dwellMin: 20
    peakAfterMin: 30
    interruptFrom: Moderate
    severities: [{ score: 0, severity: Moderate }, { score: 0.8, severity: Severe }]
    incidents: [flood]
    factors:
      - id: calls
        label: { ko: 신고, en: Calls }
        signs:
          - count: { category: flood }
            steps: [{ at: 2, weight: 0.5 }, { at: 6, weight: 0.9 }]
            feeds: [gauges]
            radiusKm: 1
            words: { ko: '{{headline}} ({{time}})', en: '{{headline}} ({{time}})' }
`;
let office: OfficeProcess;

beforeAll(async () => {
  office = await startOfficeProcess({ files: { 'situations.yaml': SITUATIONS } });
}, 120_000);
afterAll(() => office[Symbol.asyncDispose]());

async function calls(from: number, to: number): Promise<void> {
  const at = { geometry: { type: 'Point', coordinates: [127, 37.5] } };
  const told = Array.from({ length: to - from + 1 }, (_, index) => {
    const data = { headline: `Flooded ${from + index}`, category: 'flood', severity: 'Severe' };
    return incident(from + index, { data: { ...data, ...at } });
  });
  expect((await office.city.send(told)).ok).toBe(true);
}
async function situation(): Promise<SituationEvent> {
  const { events } = (await (await fetch(`${office.city.url}/api/v1/snapshot`)).json()) as Snapshot;
  const found = events.find((event) => event.kind === 'situation');
  if (found === undefined) throw new Error('no situation yet');
  return found;
}

test(
  'a situation is acknowledged over the socket, stays so through a kill, and asks again when it grows',
  {
    timeout: 120_000,
  },
  async () => {
    await calls(10, 12);
    const { subject, data } = await vi.waitFor(situation, WAIT);
    expect(data).toMatchObject({ severity: 'Moderate', annunciation: 'interrupt' });

    const socket = io(office.city.url, { path: SOCKET_PATH, transports: ['websocket'] });
    const token = TOKENS.operator;
    const ask = (name: string, more: object): Promise<CommandAnswer> =>
      socket.emitWithAck(name, { token, subject, ...more }) as Promise<CommandAnswer>;
    expect(await ask('ack', { key: 'situation-ack-1', token: TOKENS.viewer })).toMatchObject({
      code: 'not-allowed',
    });
    expect(await ask('ack', { key: 'situation-ack-1' })).toMatchObject({ ok: true, subject });
    expect(await ask('note', { key: 'situation-note', text: '펌프 가동' })).toMatchObject({
      ok: true,
    });
    expect(await ask('assign', { key: 'situation-give', assignee: '치수과' })).toMatchObject({
      ok: true,
    });
    expect(await ask('snooze', { key: 'situation-snooze', reason: '안다' })).toMatchObject({
      code: 'conflict',
    });
    socket.disconnect();
    const told = await situation();
    expect(told.data).toMatchObject({
      acknowledged: { actor: { role: 'operator' } },
      assignee: '치수과',
      notes: [{ text: '펌프 가동' }],
      annunciation: 'listed',
    });

    await office.city.end('SIGKILL');
    await office.city.start();
    const again = await office.command('ack', { key: 'situation-ack-1', subject }, token);
    expect(await again.json()).toMatchObject({ ok: true, repeated: true });
    expect((await situation()).data).toMatchObject({
      acknowledged: told.data.acknowledged,
      notes: told.data.notes,
      acts: told.data.acts,
    });

    await calls(13, 16);
    await vi.waitFor(async () => {
      const { severity, acknowledged, assignee, course } = (await situation()).data;
      expect({ severity, acknowledged, assignee }).toEqual({
        severity: 'Severe',
        acknowledged: undefined,
        assignee: '치수과',
      });
      expect(course.at(-1)?.why.ko).toContain('다시 확인 필요');
    }, WAIT);
    expect((await office.command('ack', { key: 'situation-ack-2', subject }, token)).status).toBe(
      200,
    );
    const { chain, entries } = await office.audit();
    expect(chain.holds).toBe(true);
    const acked = entries.filter(({ command, outcome }) => command === 'ack' && outcome === 'done');
    expect(acked.map((entry) => entry.subject)).toEqual([subject, subject]);
  },
);
