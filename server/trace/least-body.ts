import { editedBody, type BodyPart, type BodyTree } from './body-tree.ts';

/** Whether a body still gives the event; false also when no more may be asked. */
export type GivesIt = (body: Uint8Array) => boolean;

/**
 * The parts of a body that can be left out without a change of the event: every other row, so that
 * the few that are left can be asked about one by one. `hints` are texts likely to stand in its row.
 */
export function leastBody(
  tree: BodyTree,
  hints: readonly string[],
  givesIt: GivesIt,
): ReadonlySet<BodyPart> {
  let left: ReadonlySet<BodyPart> = new Set<BodyPart>();
  const without = (more: readonly BodyPart[]): boolean => {
    const next = new Set([...left, ...more]);
    if (!givesIt(editedBody(tree, { left: next }))) return false;
    left = next;
    return true;
  };
  const reduce = (part: BodyPart): void => {
    const members = part.children.filter((child) => canBeLeft(child, part));
    if (members.length > 1 || (members.length === 1 && part.isList)) {
      const likely = members.filter(({ from, to }) => {
        const own = tree.chars.slice(from, to);
        return hints.some((hint) => own.includes(hint));
      });
      const others = members.filter((member) => !likely.includes(member));
      if (others.length > 0 && likely.length > 0 && without(others)) halve(likely, without);
      else halve(members, without);
    }
    for (const child of part.children) if (!left.has(child)) reduce(child);
  };
  reduce(tree.root);
  return left;
}

/** Leaves are asked about one by one, and so stay; but a list of plain values may go as one. */
function canBeLeft(child: BodyPart, of: BodyPart): boolean {
  return child.leaf === undefined && (of.isList || child.children.length > 0);
}

/** Leaves out as much as can be, in halves. */
function halve(
  members: readonly BodyPart[],
  without: (parts: readonly BodyPart[]) => boolean,
): void {
  if (members.length === 0 || without(members) || members.length === 1) return;
  const middle = members.length >>> 1;
  halve(members.slice(0, middle), without);
  halve(members.slice(middle), without);
}
