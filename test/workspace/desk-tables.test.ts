import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import type { Workspace } from '../../contract/workspace.ts';
import { deskTables } from '../../server/command/desk-tables.ts';
import { trailTable } from '../../server/command/trail-table.ts';
import { CONTENT } from '../support/desk-people.ts';

const AT = '2022-08-08T12:05:00.000Z';

function workspace(id: string): Workspace {
  const stamps = { version: 1, createdAt: AT, changedAt: AT, changedBy: '김분석' };
  return { ...CONTENT, id, owner: '김분석', isShared: true, ...stamps };
}

test('one damaged row leaves all others where they are, and the log says which it is', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'desk-tables-')), 'workspaces.db');
  const tables = deskTables(path);
  for (const id of ['first', 'second', 'third'])
    tables.workspaces.create(workspace(id), `key-of-${id}`, '{}');
  const hand = new DatabaseSync(path);
  hand.exec(`update workspace set content = substr(content, 1, 9) where id = 'second'`);
  hand.close();
  const log = vi.spyOn(console, 'error').mockReturnValue();
  expect(tables.workspaces.list(undefined).map(({ id }) => id)).toEqual(['first', 'third']);
  expect(log.mock.calls.join()).toContain('workspace second');
  log.mockRestore();
  expect(tables.workspaces.get('third')).toEqual(workspace('third'));
  tables.close();
});

test('a full disk is told as that, and takes more once it has room', () => {
  const database = new DatabaseSync(':memory:');
  const trail = trailTable(database);
  const { atOnce } = trail;
  database.exec('pragma max_page_count = 20');
  const long = 'x'.repeat(200_000);
  expect(() => atOnce(long, () => 1)).toThrow(/full/);
  expect(trail.unentered()).toEqual([]);
  database.exec('pragma max_page_count = 1000');
  expect(atOnce(long, () => 1)).toBe('done');
  expect(trail.unentered()).toHaveLength(1);
  database.close();
});
