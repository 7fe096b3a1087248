import type { Actor } from '../../contract/office.ts';
import type { WatchList } from '../../contract/workspace.ts';
import type { AskedDeskTables } from './asked-desk-tables.ts';
import type { DeskKeeping } from './desk-keeping.ts';
import type { Kept } from './kept.ts';
import { REFUSALS } from './refusals.ts';
import { unreadable } from './unreadable.ts';
import { WORKSPACE_REFUSALS } from './workspace-refusals.ts';
import { WATCH_LIST } from './workspace-schemas.ts';

/** When each person wants to be told. Refusals are answers; it never rejects. */
export interface WatchLists {
  read(actor: Actor | undefined): Promise<Kept<WatchList>>;
  keep(request: unknown, actor: Actor | undefined): Promise<Kept<WatchList>>;
}

export function watchLists(
  table: AskedDeskTables['watchLists'],
  { orUnavailable }: DeskKeeping,
): WatchLists {
  return {
    read: (actor) =>
      orUnavailable(async () =>
        actor === undefined
          ? { ok: false, refusal: REFUSALS.unknown }
          : { ok: true, value: await table.get(actor.name) },
      ),
    keep: (sent, actor) =>
      orUnavailable(async () => {
        if (actor === undefined) return { ok: false, refusal: REFUSALS.unknown };
        const parsed = WATCH_LIST.safeParse(sent);
        if (!parsed.success) return { ok: false, refusal: unreadable(parsed.error) };
        const next = { ...parsed.data, version: parsed.data.version + 1 };
        if ((await table.keep(actor.name, next)) === 'done') return { ok: true, value: next };
        const newer = await table.get(actor.name);
        return { ok: false, refusal: WORKSPACE_REFUSALS.stale, newer };
      }),
  };
}
