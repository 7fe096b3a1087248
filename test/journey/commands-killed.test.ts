import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CommandAnswer } from '../../contract/command.ts';
import { startOfficeProcess, type OfficeProcess } from '../support/office-process.ts';
import { startOrderRecipient, type OrderRecipient } from '../support/order-recipient.ts';

const SECRET = 'between-the-office-and-roads';
const folder = mkdtempSync(join(tmpdir(), 'killed-'));
const flag = join(folder, 'kill');
let office: OfficeProcess;
let roads: OrderRecipient;

beforeAll(async () => {
  roads = await startOrderRecipient(SECRET);
  const contacts = `contacts:
  - { id: desk, name: { ko: 상황실, en: Desk }, duty: { ko: 현장, en: On site } }
  - id: roads
    name: { ko: 도로관리과, en: Roads }
    duty: { ko: 통제, en: Closures }
    webhook: { url: '${roads.url}', secretEnv: ROADS_SECRET, allowPrivate: true }
`;
  office = await startOfficeProcess({
    files: { 'contacts.yaml': contacts },
    imports: [fileURLToPath(new URL('../support/kill-before-audit.ts', import.meta.url))],
    env: { KILL_BEFORE_AUDIT: flag, ROADS_SECRET: SECRET },
  });
}, 120_000);
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  await roads[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function answered(response: Response): Promise<CommandAnswer> {
  return (await response.json()) as CommandAnswer;
}

test(
  'killed when the order is in the log and not yet in the trail: it is carried out once, entered as found, and sent',
  { timeout: 120_000 },
  async () => {
    const order = () => office.direct('killed-in-between', { recipient: 'roads' });
    writeFileSync(flag, '');
    await expect(order()).rejects.toThrow();
    await office.city.end('SIGKILL');
    await office.city.start();
    const [before, ...more] = await office.directives();
    expect(more).toEqual([]);
    const answer = await answered(await order());
    expect(answer).toMatchObject({ ok: true, subject: before?.subject, repeated: true });
    expect(await office.directives()).toHaveLength(1);
    const { chain, entries } = await office.audit();
    expect(chain).toMatchObject({ holds: true });
    expect(entries.filter(({ key }) => key === 'killed-in-between')).toMatchObject([
      { outcome: 'found', command: 'direct', actor: { name: 'supervisor 님' } },
    ]);
    expect(office.city.output()).toContain('commands of the log were entered: 1');
    // What was outstanding stands in the order itself.
    await vi.waitFor(
      async () => {
        const [sent] = await office.directives();
        expect(sent?.data.transitions.map(({ to }) => to)).toEqual(['issued', 'delivered']);
      },
      { timeout: 40_000, interval: 200 },
    );
    expect(roads.received.at(-1)).toMatchObject({ isSigned: true });
  },
);

test(
  'killed while the order is on its way, the same key sent again carries it out once',
  { timeout: 120_000 },
  async () => {
    const lost = office.direct('killed-on-its-way').catch(() => undefined);
    await sleep(6);
    await office.city.end('SIGKILL');
    await lost;
    await office.city.start();
    expect(await answered(await office.direct('killed-on-its-way'))).toMatchObject({ ok: true });
    const given = await office.directives();
    const keys = given.map(({ data }) => data.transitions[0]?.key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys)).toEqual(new Set(['killed-in-between', 'killed-on-its-way']));
    const { chain, entries } = await office.audit();
    expect(chain).toMatchObject({ holds: true });
    expect(entries).toHaveLength(2);
    expect(new Set(entries.map(({ key }) => key))).toEqual(new Set(keys));
  },
);
