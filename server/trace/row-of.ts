import type { CityEvent } from '../../contract/event.ts';
import { leavesOf, type BodyPart } from './body-tree.ts';
import type { Effect } from './trace-body.ts';

/** The innermost member of a list that holds the field of the event's own value; else the whole body. */
export function rowOf(
  root: BodyPart,
  left: ReadonlySet<BodyPart>,
  effects: ReadonlyMap<BodyPart, Effect>,
  event: CityEvent,
): BodyPart {
  const makers = [...effects].flatMap(([part, effect]) =>
    typeof effect === 'string' ? [] : [{ part, makes: effect }],
  );
  const field =
    makers.find(({ makes }) => makes.some(isHeadline(event))) ??
    makers.find(({ makes }) => makes.includes('subject')) ??
    makers[0];
  if (field === undefined) return root;
  const { from, to } = field.part;
  const within = (part: BodyPart): BodyPart | undefined => {
    const holder = part.children.find(
      (child) => !left.has(child) && from >= child.from && to <= child.to,
    );
    if (holder === undefined) return undefined;
    const deeper = within(holder);
    if (deeper !== undefined) return deeper;
    return part.isList && leavesOf(holder).length > 1 ? holder : undefined;
  };
  return within(root) ?? root;
}

function isHeadline({ kind }: CityEvent): (path: string) => boolean {
  if (kind === 'observation') return (path) => path === 'data.result';
  return (path) => /^data\.(?:headline|value|state|title|speedKmh|name|stages)\b/.test(path);
}
