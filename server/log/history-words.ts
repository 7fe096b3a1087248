import type { DatabaseSync } from 'node:sqlite';

/** Texts that repeat, by number: each is stored once. */
export interface Words {
  idOf(text: string): number;
  /** As `idOf`, and found by parts of it. */
  searchable(text: string): number;
}

/** Texts remembered; then the memory starts anew. */
const MAX_HELD = 50_000;

export function words(database: DatabaseSync): Words {
  const find = database.prepare('select id from word where text = ?');
  const add = database.prepare('insert into word (text) values (?) returning id');
  const isIndexed = database.prepare('select 1 from words_index where rowid = ?');
  const index = database.prepare('insert into words_index (rowid, text) values (?, ?)');
  const held = new Map<string, number>();
  const indexed = new Set<number>();
  const idOf = (text: string): number => {
    const known = held.get(text);
    if (known !== undefined) return known;
    if (held.size >= MAX_HELD) held.clear();
    const id = Number((find.get(text) ?? add.get(text))?.['id']);
    held.set(text, id);
    return id;
  };
  return {
    idOf,
    searchable: (text) => {
      const id = idOf(text);
      if (indexed.has(id)) return id;
      if (indexed.size >= MAX_HELD) indexed.clear();
      if (isIndexed.get(id) === undefined) index.run(id, text);
      indexed.add(id);
      return id;
    },
  };
}
