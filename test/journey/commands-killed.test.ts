import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandAnswer } from '../../contract/command.ts';
import { startOfficeProcess, type OfficeProcess } from '../support/office-process.ts';

const CONTACTS = `contacts:
  - { id: desk, name: { ko: 상황실, en: Desk }, duty: { ko: 현장, en: On site } }
`;
const folder = mkdtempSync(join(tmpdir(), 'killed-'));
const flag = join(folder, 'kill');
let office: OfficeProcess;

beforeAll(async () => {
  office = await startOfficeProcess({
    files: { 'contacts.yaml': CONTACTS },
    imports: [resolve('test/support/kill-before-audit.ts')],
    env: { KILL_BEFORE_AUDIT: flag },
  });
}, 120_000);
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function answered(response: Response): Promise<CommandAnswer> {
  return (await response.json()) as CommandAnswer;
}

test(
  'killed when the order is in the log and not yet in the trail: it is carried out once, and entered as found',
  { timeout: 120_000 },
  async () => {
    writeFileSync(flag, '');
    await expect(office.direct('killed-in-between')).rejects.toThrow();
    await office.city.end('SIGKILL');
    await office.city.start();
    const before = await office.directives();
    expect(before).toHaveLength(1);
    const answer = await answered(await office.direct('killed-in-between'));
    expect(answer).toMatchObject({ ok: true, subject: before[0]?.subject, repeated: true });
    expect(await office.directives()).toEqual(before);
    const { chain, entries } = await office.audit();
    expect(chain).toMatchObject({ holds: true });
    expect(entries.filter(({ key }) => key === 'killed-in-between')).toMatchObject([
      { outcome: 'found', command: 'direct', actor: { name: 'supervisor 님' } },
    ]);
    expect(office.city.output()).toContain('commands of the log were entered: 1');
  },
);

test(
  'killed at any moment after it was sent, the same key sent again carries it out once',
  { timeout: 180_000 },
  async () => {
    const rounds = [6];
    for (const [round, waitMs] of rounds.entries()) {
      const lost = office.direct(`killed-at-any-${round}`).catch(() => undefined);
      await sleep(waitMs);
      await office.city.end('SIGKILL');
      await lost;
      await office.city.start();
      expect(await answered(await office.direct(`killed-at-any-${round}`))).toMatchObject({
        ok: true,
      });
    }
    const keys = (await office.directives()).map(({ data }) => data.transitions[0]?.key ?? '');
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys)).toEqual(
      new Set(['killed-at-any-0', 'killed-at-any-1', 'killed-in-between']),
    );
    const { chain, entries } = await office.audit();
    expect(chain).toMatchObject({ holds: true });
    const done = entries.filter(({ outcome }) => outcome === 'done' || outcome === 'found');
    expect(done).toHaveLength(keys.length);
    expect(new Set(done.map(({ key }) => key))).toEqual(new Set(keys));
  },
);
