/**
 * A part of a body by its bytes: `from` up to before `to`. Bytes are looked at as Latin-1 characters,
 * one each, so that places are places in the stored file whatever its character set.
 */
export interface BodyPart {
  /** As people point at it: `body[3].wl`, `rainfall.row[2].RAINFALL10`, `row 4.value`, `entity[7].1.2`. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** What a leaf is made of; absent for what holds others. */
  readonly leaf?: LeafForm;
  readonly children: readonly BodyPart[];
  /** Children are members of a list: one may be left out and the body still reads. */
  readonly isList: boolean;
}

/** How a leaf is written, and so how another value of it would be. */
export type LeafForm = 'text' | 'number' | 'word' | 'plain' | 'varint' | 'fixed' | 'bytes';

export type BodyForm = 'json' | 'xml' | 'csv' | 'protobuf';

/** A body taken apart. */
export interface BodyTree {
  readonly form: BodyForm;
  readonly root: BodyPart;
  /** The bytes, one character each. */
  readonly chars: string;
}

/** What is made of a tree: parts left out, and at most one leaf written otherwise. */
export interface BodyEdit {
  readonly left: ReadonlySet<BodyPart>;
  readonly leaf?: { readonly part: BodyPart; readonly chars: string };
}

/** The bytes of a body after an edit. */
export function editedBody({ form, root, chars }: BodyTree, edit: BodyEdit): Uint8Array {
  const touched = new Set<BodyPart>();
  const mark = (part: BodyPart): boolean => {
    let isTouched = part === edit.leaf?.part || edit.left.has(part);
    for (const child of part.children) if (mark(child)) isTouched = true;
    if (isTouched) touched.add(part);
    return isTouched;
  };
  mark(root);
  const written = (part: BodyPart): string => {
    if (edit.leaf !== undefined && part === edit.leaf.part) return edit.leaf.chars;
    const whole = chars.slice(part.from, part.to);
    if (!touched.has(part)) return whole;
    const kept = part.children.filter((child) => !edit.left.has(child));
    if (form === 'json' && kept.length < part.children.length) {
      return whole.charAt(0) + kept.map(member).join(',') + whole.charAt(whole.length - 1);
    }
    let text = '';
    let at = part.from;
    for (const child of part.children) {
      text += chars.slice(at, child.from) + (edit.left.has(child) ? '' : written(child));
      at = child.to;
    }
    return text + chars.slice(at, part.to);
  };
  /** With its key, where it is a member of an object. */
  const member = (part: BodyPart): string => {
    const key = keysOf.get(part);
    return (key === undefined ? '' : chars.slice(key, part.from)) + written(part);
  };
  return Buffer.from(written(root), 'latin1');
}

/** Where the key of a member begins. */
const keysOf = new WeakMap<BodyPart, number>();

/** Notes that a part is the member of an object, whose key begins at `from`. */
export function noteKey(part: BodyPart, from: number): void {
  keysOf.set(part, from);
}

/** Every leaf below, in the order of its bytes. */
export function leavesOf(part: BodyPart): readonly BodyPart[] {
  return part.leaf === undefined ? part.children.flatMap(leavesOf) : [part];
}
