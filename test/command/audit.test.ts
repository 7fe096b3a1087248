import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openAudit, type Audit, type AuditNote } from '../../server/command/audit.ts';

const ACTOR = { name: '김실장', role: 'supervisor' } as const;
let folder = '';
let path = '';
let nowMs = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  path = join(folder, 'seoul-audit.db');
  nowMs = Date.parse('2022-08-08T12:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function note(nth: number, more: Partial<AuditNote> = {}): AuditNote {
  return {
    cityAt: '2022-08-08T12:00:00.000Z',
    actor: ACTOR,
    command: 'direct',
    subject: `directive/2022-0808-0${nth}`,
    key: `key-number-${nth}`,
    request: JSON.stringify({ text: `order number ${nth}` }),
    outcome: 'done',
    ...more,
  };
}

async function opened<T>(use: (audit: Audit) => Promise<T>): Promise<T> {
  const audit = openAudit({ path, nowMs: () => nowMs });
  try {
    return await use(audit);
  } finally {
    await audit.close();
  }
}

async function written(count: number): Promise<void> {
  await opened(async (audit) => {
    for (let nth = 1; nth <= count; nth += 1) await audit.append(note(nth));
  });
}

/** Writes other bytes of the same length over the file, as somebody with an editor does. */
function edit(from: string, to: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at);
  writeFileSync(path, bytes);
}

test('entries are numbered and chained, paged newest first, and found by key after a restart', async () => {
  await written(5);
  await opened(async (audit) => {
    await audit.append(note(6, { outcome: 'not-allowed', key: 'key-number-6' }));
    expect(await audit.verify()).toMatchObject({ holds: true, entries: 6 });
    const page = await audit.page(Number.MAX_SAFE_INTEGER, 4);
    expect(page.map(({ number }) => number)).toEqual([6, 5, 4, 3]);
    expect(page.map(({ previous }) => previous).slice(0, 3)).toEqual(
      page.map(({ sha256 }) => sha256).slice(1),
    );
    expect((await audit.page(3, 4)).map(({ number }) => number)).toEqual([2, 1]);
    expect(page[0]).toMatchObject({ actor: ACTOR, outcome: 'not-allowed' });
    expect(await audit.find('key-number-3')).toMatchObject({
      subject: 'directive/2022-0808-03',
      actor: ACTOR.name,
    });
    // What was refused may be asked again.
    expect(await audit.find('key-number-6')).toBeUndefined();
    await expect(audit.append(note(3))).rejects.toThrow(/unique/i);
    expect(await audit.verify()).toMatchObject({ holds: true, entries: 6 });
  });
});

test('a byte that somebody edits in the file is named, while it runs and at the next start', async () => {
  await written(8);
  await opened(async (audit) => {
    expect(await audit.verify()).toMatchObject({ holds: true });
    edit('order number 4', 'order number 7');
    expect(await audit.verify()).toMatchObject({
      holds: false,
      brokenAt: 4,
      why: 'entry 4 was changed',
    });
  });
  await opened(async (audit) => {
    expect(await audit.verify()).toMatchObject({ holds: false, brokenAt: 4 });
    // It goes on all the same, and goes on saying so.
    await audit.append(note(9));
    expect(await audit.verify()).toMatchObject({ holds: false, brokenAt: 4 });
  });
});

test('the file refuses changes, and those that go round it are seen', async () => {
  await written(4);
  const database = new DatabaseSync(path);
  const refused = 'the audit trail is only added to';
  for (const sql of [
    "update audit set request = 'x' where number = 2",
    'delete from audit where number = 4',
    "insert or replace into audit select 2, at, city_at, actor, command, subject, 'other-key', request, outcome, unentered, previous, sha256 from audit where number = 2",
    "insert into audit select 9, at, city_at, actor, command, subject, 'other-key', request, outcome, unentered, previous, sha256 from audit where number = 2",
  ]) {
    expect(() => database.exec(sql), sql).toThrow(refused);
  }
  await opened(async (audit) => {
    expect(await audit.verify()).toMatchObject({ holds: true, entries: 4 });
    database.exec('drop trigger audit_delete; delete from audit where number = 4');
    expect(await audit.verify()).toMatchObject({
      holds: false,
      brokenAt: 4,
      why: 'entries 4 to 4 are missing',
    });
    database.exec('delete from audit where number = 2');
    expect(await audit.verify()).toMatchObject({ holds: false, brokenAt: 2 });
  });
  database.close();
});

test('a file that is no trail at all takes nothing, and says so to who asks', async () => {
  writeFileSync(path, 'no database, and long enough to look at '.repeat(40));
  await opened(async (audit) => {
    await expect(audit.append(note(1))).rejects.toThrow(/not a database/);
    await expect(audit.verify()).rejects.toThrow(/not a database/);
  });
});

test('strangers fill no disk: of a minute some are entered, the others are counted', async () => {
  const stranger = note(0, { actor: undefined, outcome: 'unknown-role' });
  const { key: _none, ...nobody } = stranger;
  await opened(async (audit) => {
    for (let nth = 0; nth < 100; nth += 1) await audit.append(nobody);
    await audit.append(note(1));
    const entries = await audit.page(Number.MAX_SAFE_INTEGER, 500);
    expect(entries).toHaveLength(31);
    expect(entries[0]).toMatchObject({ actor: ACTOR, unentered: 70 });
    nowMs += 60_000;
    await audit.append(nobody);
    expect((await audit.verify()).entries).toBe(32);
  });
});

test('whatever stands in a request, the chain holds: half a character too', async () => {
  await opened(async (audit) => {
    for (const [nth, request] of ['\ud83d', 'x\0y', '\u202e통제\n😀', '\ufffe'].entries()) {
      await audit.append(note(nth, { request }));
    }
    expect(await audit.verify()).toMatchObject({ holds: true, entries: 4 });
  });
});

test.each([
  ['its newest entry', 'drop trigger audit_delete; delete from audit where number = 4'],
  ['all of them', 'drop table audit'],
])(
  'taken off while the server runs, %s stays missed after the next command and start',
  async (_what, sql) => {
    await opened(async (audit) => {
      for (const nth of [1, 2, 3, 4]) await audit.append(note(nth));
      const database = new DatabaseSync(path);
      database.exec(sql);
      database.close();
      const again = (): Promise<void> => audit.append(note(5));
      await again().catch(again);
      expect(await audit.verify()).toMatchObject({ holds: false });
    });
    await opened(async (audit) => {
      expect(await audit.verify()).toMatchObject({
        holds: false,
        why: expect.stringMatching(/follows another/) as string,
      });
    });
  },
);
