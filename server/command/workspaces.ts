import { randomBytes } from 'node:crypto';
import { instantOf } from '../../contract/instant.ts';
import type { Actor } from '../../contract/office.ts';
import {
  WORKSPACE_LIMITS,
  type Workspace,
  type WorkspacesAnswer,
} from '../../contract/workspace.ts';
import type { AskedDeskTables } from './asked-desk-tables.ts';
import type { AuditNote } from './audit.ts';
import type { DeskKeeping, Refused } from './desk-keeping.ts';
import { fullFor, leftOf } from './kept-room.ts';
import type { Kept } from './kept.ts';
import { REFUSALS, type Refusal } from './refusals.ts';
import { unreadable } from './unreadable.ts';
import { WORKSPACE_REFUSALS } from './workspace-refusals.ts';
import { entryOf, mayOf } from './workspace-rights.ts';
import { CHANGED_WORKSPACE, NEW_WORKSPACE } from './workspace-schemas.ts';

/** What analysts keep of their desks, on disk. Refusals are answers; it never rejects. */
export interface Workspaces {
  list(actor: Actor | undefined): Promise<Kept<WorkspacesAnswer>>;
  read(id: string, actor: Actor | undefined): Promise<Kept<Workspace>>;
  create(request: unknown, actor: Actor | undefined): Promise<Kept<Workspace>>;
  change(id: string, request: unknown, actor: Actor | undefined): Promise<Kept<Workspace>>;
  remove(id: string, version: number, actor: Actor | undefined): Promise<Kept<Workspace>>;
  /** One listener: told the id of what has changed or gone. */
  onChanged(listener: (id: string) => void): void;
}

export function workspaces(
  table: AskedDeskTables['workspaces'],
  { orUnavailable, inTurn, refuse, enter }: DeskKeeping,
  nowMs: () => number,
): Workspaces {
  let tell: (id: string) => void = () => undefined;

  const notOf = (why: Refusal, note: Omit<AuditNote, 'command' | 'outcome'>): Promise<Refused> =>
    refuse(why, { ...note, command: 'workspace' });
  const noteOf = (act: string, workspace: Workspace, actor: Actor): AuditNote => {
    const { id, name, version, isShared, isOpenToChange } = workspace;
    const request = JSON.stringify({ act, version, name, isShared, isOpenToChange });
    return { actor, command: 'workspace', subject: subjectOf(id), request, outcome: 'done' };
  };

  /** What the sender may change in this way, or why not. */
  const changeable = async (
    id: string,
    actor: Actor | undefined,
    act: string,
    isOwners: (held: Workspace) => boolean,
  ): Promise<Refused | { readonly held: Workspace; readonly actor: Actor }> => {
    const note = { actor, subject: subjectOf(id), request: JSON.stringify({ act }) };
    if (actor === undefined) return notOf(REFUSALS.unknown, note);
    const held = await table.get(id);
    if (held === undefined || mayOf(held, actor) === undefined)
      return notOf(WORKSPACE_REFUSALS.none, note);
    const may = mayOf(held, actor);
    if (may === 'own') return { held, actor };
    if (may === 'read') return notOf(WORKSPACE_REFUSALS.notYours, note);
    return isOwners(held) ? notOf(WORKSPACE_REFUSALS.ownersOnly, note) : { held, actor };
  };

  /** Another version is kept than the one that was meant; it is told, if the sender may still read it. */
  const stale = async (id: string, actor: Actor, request: string): Promise<Kept<Workspace>> => {
    const held = await table.get(id);
    const newer = held !== undefined && mayOf(held, actor) !== undefined ? held : undefined;
    const why = newer === undefined ? WORKSPACE_REFUSALS.none : WORKSPACE_REFUSALS.stale;
    const refused = await notOf(why, { actor, subject: subjectOf(id), request });
    return newer === undefined ? refused : { ...refused, newer };
  };

  return {
    list: (actor) =>
      orUnavailable(async () => {
        const held = await table.list(actor?.name);
        const left = leftOf(held, actor, WORKSPACE_LIMITS);
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
        if (actor === undefined) return notOf(REFUSALS.unknown, { actor, request: act });
        const parsed = NEW_WORKSPACE.safeParse(sent);
        if (!parsed.success) return notOf(unreadable(parsed.error), { actor, request: act });
        const { key, ...content } = parsed.data;
        return inTurn(async () => {
          const before = await table.made(actor.name, key);
          if (before !== undefined) return { ok: true, value: before };
          const why = await fullFor(actor, table, WORKSPACE_LIMITS, WORKSPACE_REFUSALS);
          if (why !== undefined) return notOf(why, { actor, request: act });
          const at = instantOf(nowMs());
          const stamps = { createdAt: at, changedAt: at, changedBy: actor.name };
          const id = randomBytes(9).toString('base64url');
          const made = { ...content, id, owner: actor.name, version: 1, ...stamps };
          await table.create(made, key, JSON.stringify(noteOf('create', made, actor)));
          await enter();
          return { ok: true, value: made };
        });
      }),
    change: (id, sent, actor) =>
      orUnavailable(async () => {
        const parsed = CHANGED_WORKSPACE.safeParse(sent);
        const right = await changeable(id, actor, 'change', ({ isShared, isOpenToChange }) => {
          const { data } = parsed;
          if (data === undefined) return false;
          return data.isShared !== isShared || data.isOpenToChange !== isOpenToChange;
        });
        if ('refusal' in right) return right;
        const subject = subjectOf(id);
        const request = JSON.stringify({ act: 'change', version: parsed.data?.version });
        if (!parsed.success) return notOf(unreadable(parsed.error), { actor, subject, request });
        const { version, ...content } = parsed.data;
        const changedAt = instantOf(nowMs());
        const stamps = { version: version + 1, changedAt, changedBy: right.actor.name };
        const next = { ...right.held, ...content, ...stamps };
        const note = JSON.stringify(noteOf('change', next, right.actor));
        // Held to the version that the rights were read of, too.
        const isStale =
          right.held.version !== version || (await table.change(next, version, note)) === 'stale';
        if (isStale) return stale(id, right.actor, request);
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
          return stale(id, right.actor, JSON.stringify({ act: 'delete', version }));
        }
        await enter();
        tell(id);
        return { ok: true, value: held };
      }),
    onChanged: (listener) => {
      tell = listener;
    },
  };
}

/** An address may hold far more than an id has. */
const subjectOf = (id: string): string => `workspace/${id.slice(0, 64)}`;
