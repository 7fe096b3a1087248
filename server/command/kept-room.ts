import type { Actor } from '../../contract/office.ts';
import type { Refusal } from './refusals.ts';

/** Of one person, and of all of them. */
interface Most {
  readonly ofOwner: number;
  readonly ofAll: number;
}

/** How many more somebody may keep; `null` = nobody known, who keeps none. */
export function leftOf(
  held: readonly { readonly owner: string }[],
  actor: Actor | undefined,
  { ofOwner }: Pick<Most, 'ofOwner'>,
): number | null {
  if (actor === undefined) return null;
  return Math.max(0, ofOwner - held.filter(({ owner }) => owner === actor.name).length);
}

/** Why somebody may keep no more; undefined = they may. */
export async function fullFor(
  actor: Actor,
  table: { count(owner?: string): Promise<number> },
  { ofOwner, ofAll }: Most,
  refusals: { readonly ownFull: Refusal; readonly full: Refusal },
): Promise<Refusal | undefined> {
  if ((await table.count(actor.name)) >= ofOwner) return refusals.ownFull;
  return (await table.count()) >= ofAll ? refusals.full : undefined;
}
