import type { Actor } from '../../contract/office.ts';
import type { Workspace, WorkspaceEntry } from '../../contract/workspace.ts';

/** What somebody may do with one; undefined = it does not exist for them. */
export function mayOf(
  held: Workspace,
  actor: Actor | undefined,
): WorkspaceEntry['may'] | undefined {
  if (actor !== undefined && held.owner === actor.name) return 'own';
  if (!held.isShared) return undefined;
  return actor !== undefined && held.isOpenToChange ? 'change' : 'read';
}

export function entryOf(workspace: Workspace, actor: Actor | undefined): WorkspaceEntry {
  const { id, name, owner, isShared, isOpenToChange, version, changedAt, changedBy } = workspace;
  const may = mayOf(workspace, actor) ?? 'read';
  return { id, name, owner, isShared, isOpenToChange, version, changedAt, changedBy, may };
}
