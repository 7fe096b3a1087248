import { randomBytes } from 'node:crypto';
import { instantOf } from '../../contract/instant.ts';
import type { Actor } from '../../contract/office.ts';
import {
  WORKSPACE_LIMITS,
  type WatchList,
  type Workspace,
  type WorkspacesAnswer,
} from '../../contract/workspace.ts';
import { askedWorkspaces } from './asked-workspaces.ts';
import type { Audit, AuditNote } from './audit.ts';
import type { Kept } from './kept.ts';
import { REFUSALS, type Refusal } from './refusals.ts';
import { sharedOverlays, type SharedOverlays } from './shared-overlays.ts';
import { unreadable, WORKSPACE_REFUSALS } from './workspace-refusals.ts';
import { entryOf, mayOf } from './workspace-rights.ts';
import { CHANGED_WORKSPACE, NEW_WORKSPACE, WATCH_LIST } from './workspace-schemas.ts';

/** What analysts keep of their desks, on disk. Refusals are answers; it never rejects. */
export interface Workspaces {
  list(actor: Actor | undefined): Promise<Kept<WorkspacesAnswer>>;
  read(id: string, actor: Actor | undefined): Promise<Kept<Workspace>>;
  create(request: unknown, actor: Actor | undefined): Promise<Kept<Workspace>>;
  change(id: string, request: unknown, actor: Actor | undefined): Promise<Kept<Workspace>>;
  remove(id: string, version: number, actor: Actor | undefined): Promise<Kept<Workspace>>;
  watchList(actor: Actor | undefined): Promise<Kept<WatchList>>;
  keepWatchList(request: unknown, actor: Actor | undefined): Promise<Kept<WatchList>>;
  /** What is laid over the map, kept in the same file. */
  readonly overlays: SharedOverlays;
  /** One listener: told the id of what has changed or gone. */
  onChanged(listener: (id: string) => void): void;
  close(): Promise<void>;
}

export interface WorkspacesParts {
  /** Of the database; its folder is there. */
  readonly path: string;
  readonly audit: Pick<Audit, 'append'>;
  /** Of the wall. */
  readonly nowMs: () => number;
  readonly onDefect: (error: unknown) => void;
}

const { ofOwner, ofAll } = WORKSPACE_LIMITS;

export function workspaces({ path, audit, nowMs, onDefect }: WorkspacesParts): Workspaces {
  const table = askedWorkspaces(path);
  let tell: (id: string) => void = () => undefined;
  let entering = Promise.resolve();

  /** What was changed is entered, also what a server that was ended left over. */
  const enter = (): Promise<void> => {
    entering = entering
      .then(async () => {
        for (const { number, note } of await table.unentered()) {
          await audit.append(JSON.parse(note) as AuditNote);
          await table.entered(number);
        }
      })
      .catch(onDefect);
    return entering;
  };
  void enter();

  const refuse = async (
    why: Refusal,
    note: Omit<AuditNote, 'command' | 'outcome'>,
  ): Promise<{ readonly ok: false; readonly refusal: Refusal }> => {
    await audit.append({ ...note, command: 'workspace', outcome: why.code }).catch(onDefect);
    return { ok: false, refusal: why };
  };
  const orUnavailable = async <T>(act: () => Promise<Kept<T>>): Promise<Kept<T>> => {
    try {
      return await act();
    } catch (error) {
      onDefect(error);
      return { ok: false, refusal: REFUSALS.notKept };
    }
  };
  const noteOf = (act: string, workspace: Workspace, actor: Actor): AuditNote => {
    const { id, name, version, isShared, isOpenToChange } = workspace;
    const request = JSON.stringify({ act, version, name, isShared, isOpenToChange });
    return { actor, command: 'workspace', subject: `workspace/${id}`, request, outcome: 'done' };
  };

  /** What the sender may change in this way, or why not. */
  const changeable = async (
    id: string,
    actor: Actor | undefined,
    act: string,
    isOwners: (held: Workspace) => boolean,
  ): Promise<
    | { readonly ok: false; readonly refusal: Refusal }
    | { readonly held: Workspace; readonly actor: Actor }
  > => {
    const note = { actor, subject: `workspace/${id}`, request: JSON.stringify({ act }) };
    if (actor === undefined) return refuse(REFUSALS.unknown, note);
    const held = await table.get(id);
    if (held === undefined || mayOf(held, actor) === undefined)
      return refuse(WORKSPACE_REFUSALS.none, note);
    const may = mayOf(held, actor);
    if (may === 'own') return { held, actor };
    if (may === 'read') return refuse(WORKSPACE_REFUSALS.notYours, note);
    return isOwners(held) ? refuse(WORKSPACE_REFUSALS.ownersOnly, note) : { held, actor };
  };

  return {
    list: (actor) =>
      orUnavailable(async () => {
        const held = await table.list(actor?.name);
        const own = held.filter(({ owner }) => owner === actor?.name).length;
        const left = actor === undefined ? null : Math.max(0, ofOwner - own);
        return { ok: true, value: { workspaces: held.map((one) => entryOf(one, actor)), left } };
      }),
    read: (id, actor) =>
      orUnavailable(async () => {
        const held = await table.get(id);
        if (held === undefined || mayOf(held, actor) === undefined) {
          return { ok: false, refusal: WORKSPACE_REFUSALS.none };
        }
        return { ok: true, value: held };
      }),
    create: (sent, actor) =>
      orUnavailable(async () => {
        const act = JSON.stringify({ act: 'create' });
        if (actor === undefined) return refuse(REFUSALS.unknown, { actor, request: act });
        const parsed = NEW_WORKSPACE.safeParse(sent);
        if (!parsed.success) return refuse(unreadable(parsed.error), { actor, request: act });
        const { key, ...content } = parsed.data;
        const before = await table.made(actor.name, key);
        if (before !== undefined) return { ok: true, value: before };
        if ((await table.count(actor.name)) >= ofOwner) {
          return refuse(WORKSPACE_REFUSALS.ownFull, { actor, request: act });
        }
        if ((await table.count()) >= ofAll)
          return refuse(WORKSPACE_REFUSALS.full, { actor, request: act });
        const at = instantOf(nowMs());
        const stamps = { createdAt: at, changedAt: at, changedBy: actor.name };
        const id = randomBytes(9).toString('base64url');
        const made = { ...content, id, owner: actor.name, version: 1, ...stamps };
        await table.create(made, key, JSON.stringify(noteOf('create', made, actor)));
        await enter();
        return { ok: true, value: made };
      }),
    change: (id, sent, actor) =>
      orUnavailable(async () => {
        const parsed = CHANGED_WORKSPACE.safeParse(sent);
        const right = await changeable(id, actor, 'change', ({ isShared, isOpenToChange }) => {
          const { data } = parsed;
          return data?.isShared !== isShared || data.isOpenToChange !== isOpenToChange;
        });
        if ('refusal' in right) return right;
        const subject = `workspace/${id}`;
        const request = JSON.stringify({ act: 'change', version: parsed.data?.version });
        if (!parsed.success) return refuse(unreadable(parsed.error), { actor, subject, request });
        const { version, ...content } = parsed.data;
        const changedAt = instantOf(nowMs());
        const stamps = { version: version + 1, changedAt, changedBy: right.actor.name };
        const next = { ...right.held, ...content, ...stamps };
        const note = JSON.stringify(noteOf('change', next, right.actor));
        // Held to the version that the rights were read of, too.
        const isStale =
          right.held.version !== version || (await table.change(next, version, note)) === 'stale';
        if (isStale) {
          const newer = (await table.get(id)) ?? right.held;
          return {
            ...(await refuse(WORKSPACE_REFUSALS.stale, { actor, subject, request })),
            newer,
          };
        }
        await enter();
        tell(id);
        return { ok: true, value: next };
      }),
    remove: (id, version, actor) =>
      orUnavailable(async () => {
        const right = await changeable(id, actor, 'delete', () => true);
        if ('refusal' in right) return right;
        const { held } = right;
        const note = JSON.stringify(noteOf('delete', held, right.actor));
        if (held.version !== version || (await table.remove(id, version, note)) === 'stale') {
          const asked = {
            actor,
            subject: `workspace/${id}`,
            request: JSON.stringify({ act: 'delete', version }),
          };
          return {
            ...(await refuse(WORKSPACE_REFUSALS.stale, asked)),
            newer: (await table.get(id)) ?? held,
          };
        }
        await enter();
        tell(id);
        return { ok: true, value: held };
      }),
    watchList: (actor) =>
      orUnavailable(async () =>
        actor === undefined
          ? { ok: false, refusal: REFUSALS.unknown }
          : { ok: true, value: await table.watchList(actor.name) },
      ),
    keepWatchList: (sent, actor) =>
      orUnavailable(async () => {
        if (actor === undefined) return { ok: false, refusal: REFUSALS.unknown };
        const parsed = WATCH_LIST.safeParse(sent);
        if (!parsed.success) return { ok: false, refusal: unreadable(parsed.error) };
        const next = { ...parsed.data, version: parsed.data.version + 1 };
        if ((await table.keepWatchList(actor.name, next)) === 'done') {
          return { ok: true, value: next };
        }
        return {
          ok: false,
          refusal: WORKSPACE_REFUSALS.stale,
          newer: await table.watchList(actor.name),
        };
      }),
    overlays: sharedOverlays({ table, audit, enter, nowMs, onDefect }),
    onChanged: (listener) => {
      tell = listener;
    },
    close: async () => {
      await entering;
      await table.close();
    },
  };
}
