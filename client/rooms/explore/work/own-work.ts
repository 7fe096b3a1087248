import type { Bookmark, WatchRule, Workspace } from '../../../../contract/workspace.ts';
import { readOwn } from './own-storage.ts';

/** Where this browser keeps the workspace and the rules of whoever has no token. */
export const OWN_SPACE = 'local';
export const OWN_RULES = 'watch-list';

/** Members of what was kept, maybe by another build, or by somebody's hand. */
const membersOf = (kept: unknown): Readonly<Record<string, unknown>> =>
  typeof kept === 'object' && kept !== null ? { ...kept } : {};

const areTexts = (...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string');

function isBookmark(kept: unknown): kept is Bookmark {
  const { at, name } = membersOf(kept);
  return areTexts(at, name);
}

function isSpace(kept: unknown): kept is Workspace {
  const { id, name, view, notes, bookmarks } = membersOf(kept);
  return areTexts(id, name, view, notes) && Array.isArray(bookmarks) && bookmarks.every(isBookmark);
}

function isRule(kept: unknown): kept is WatchRule {
  const { id, name, type, subject, side, limit, layer, text, level } = membersOf(kept);
  if (!areTexts(id, name)) return false;
  return type === 'value'
    ? areTexts(subject) && (side === 'above' || side === 'below') && typeof limit === 'number'
    : type === 'layer' && areTexts(layer, text) && typeof level === 'number';
}

/** The workspace that this browser keeps; undefined where there is none that can be read. */
export function readOwnSpace(): Workspace | undefined {
  const kept = readOwn(OWN_SPACE);
  return isSpace(kept) ? kept : undefined;
}

/** The rules that this browser keeps, without what is none. */
export function readOwnRules(): readonly WatchRule[] {
  const kept = readOwn(OWN_RULES);
  return Array.isArray(kept) ? kept.filter(isRule) : [];
}
