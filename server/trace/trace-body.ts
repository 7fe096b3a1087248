import type { CityEvent } from '../../contract/event.ts';
import type { TracedField, TracedRow } from '../../contract/trace.ts';
import { textReader } from './body-text.ts';
import { editedBody, leavesOf, type BodyForm, type BodyPart, type BodyTree } from './body-tree.ts';
import { changedProperties, eventProperties, soughtProperties } from './event-properties.ts';
import { leastBody } from './least-body.ts';
import { otherValues } from './other-values.ts';
import { rowOf } from './row-of.ts';
import { takeApart } from './take-apart.ts';

export interface BodyTrace {
  readonly form: BodyForm;
  readonly row: TracedRow;
  readonly fields: readonly TracedField[];
}

/** What may be asked of a connector, and whether enough was asked. */
export interface Asking {
  /** The events of a body in place of the one that came. */
  readonly read: (body: Uint8Array) => readonly CityEvent[];
  readonly isSpent: () => boolean;
}

/** What another value of a field does: to which properties, or that there is no event any more. */
export type Effect = readonly string[] | 'decides' | 'none';

/** Texts of protocol buffers are nothing else. */
const UTF_8 = 'application/octet-stream; charset=utf-8';
/** Longer texts are cut; their place says where the rest is. */
const MOST_CHARS = 200;
/** Of fields in the same place of many rows, as the corners of an outline, so many are asked about. */
const MOST_LIKE = 8;

/** Which fields of a body make which properties of an event; undefined where it has no known form. */
export function traceBody(
  body: Uint8Array,
  contentType: string | undefined,
  found: CityEvent,
  { read, isSpent }: Asking,
): BodyTrace | undefined {
  const tree = takeApart(body);
  if (tree === undefined) return undefined;
  const sought = soughtProperties(found);
  const left = leastBody(tree, hintsOf(found), (least) => {
    if (isSpent()) return false;
    const same = read(least).find(({ id }) => id === found.id);
    return same !== undefined && changedProperties(sought, soughtProperties(same)).length === 0;
  });
  const effects = effectsOf(tree, left, found, { read, isSpent });
  const row = rowOf(tree.root, left, effects, found);
  const textOf = textReader(body, tree.form === 'protobuf' ? UTF_8 : contentType);
  const fields = leavesOf(tree.root).flatMap((part): TracedField[] => {
    const effect = effects.get(part) ?? 'none';
    const isOfRow = part.from >= row.from && part.to <= row.to;
    if (effect === 'none' && !isOfRow) return [];
    const quote = part.leaf === 'text' ? 1 : 0;
    const [byteFrom, byteTo] = [part.from + quote, part.to - quote];
    const bytes = body.subarray(byteFrom, Math.min(byteTo, byteFrom + 4 * MOST_CHARS));
    const isBinary = part.leaf === 'varint' || part.leaf === 'fixed';
    const text = isBinary ? Buffer.from(bytes).toString('hex') : textOf(bytes);
    return [
      {
        path: part.path,
        byteFrom,
        byteTo,
        text: text.slice(0, MOST_CHARS),
        makes: typeof effect === 'string' ? [] : effect,
        ...(effect === 'decides' ? { decides: true } : {}),
      },
    ];
  });
  return { form: tree.form, row: { path: row.path, byteFrom: row.from, byteTo: row.to }, fields };
}

/** Texts that its row is likely to hold, as bytes. */
function hintsOf({ data }: CityEvent): readonly string[] {
  const { ref } = data.provenance;
  const hints = [ref, ...ref.split(/[/@|:,]/)].filter((hint) => hint.length > 2);
  return hints.map((hint) => Buffer.from(hint, 'utf8').toString('latin1'));
}

const likeness = ({ path }: BodyPart): string => path.replaceAll(/\d+/g, '#');

function effectsOf(
  tree: BodyTree,
  left: ReadonlySet<BodyPart>,
  found: CityEvent,
  { read, isSpent }: Asking,
): ReadonlyMap<BodyPart, Effect> {
  const likeOf = Map.groupBy(leavesOf(tree.root), likeness);
  const asked = new Map<string, number>();
  const before = read(editedBody(tree, { left }));
  const index = before.findIndex(({ id }) => id === found.id);
  const same = before[index];
  const effects = new Map<BodyPart, Effect>();
  if (same === undefined) return effects;
  const sought = eventProperties(same);
  const effectOf = (part: BodyPart, siblings: readonly BodyPart[]): Effect => {
    const elsewhere = new Set(siblings.map(({ from, to }) => tree.chars.slice(from, to)));
    let effect: Effect = 'none';
    for (const chars of otherValues(part, tree.chars, [...elsewhere])) {
      const after = read(editedBody(tree, { left, leaf: { part, chars } }));
      const now: CityEvent | undefined =
        after.length === before.length
          ? after[index]
          : (after.find(({ id }) => id === same.id) ??
            after.find(({ subject }) => subject === same.subject));
      if (now === undefined || now.kind !== same.kind) {
        effect = 'decides';
        continue;
      }
      const changed = changedProperties(sought, eventProperties(now));
      if (changed.length > 0) return changed;
    }
    return effect;
  };
  for (const part of staying(tree.root, left)) {
    const like = likeness(part);
    const times = (asked.get(like) ?? 0) + 1;
    asked.set(like, times);
    if (times <= MOST_LIKE && !isSpent()) effects.set(part, effectOf(part, likeOf.get(like) ?? []));
  }
  return effects;
}

function staying(part: BodyPart, left: ReadonlySet<BodyPart>): readonly BodyPart[] {
  if (left.has(part)) return [];
  return part.leaf === undefined ? part.children.flatMap((child) => staying(child, left)) : [part];
}
