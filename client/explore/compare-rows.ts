/** A fact that things side by side have in common, one value a thing; undefined = it has none. */
export interface CompareRow {
  readonly id: string;
  readonly label: string;
  readonly values: readonly (string | undefined)[];
  /** `same`: all that have it say the same; `other`: they differ; `one`: fewer than two have it. */
  readonly difference: 'same' | 'other' | 'one';
}

export interface NamedFact {
  readonly id: string;
  readonly label: string;
  readonly value: string;
}

/** Facts of several things as rows, in the order in which they are named first. */
export function compareRows(facts: readonly (readonly NamedFact[])[]): readonly CompareRow[] {
  const labels = new Map(facts.flat().map(({ id, label }) => [id, label]));
  return [...labels].map(([id, label]) => {
    const values = facts.map((own) => own.find((fact) => fact.id === id)?.value);
    const told = values.filter((value) => value !== undefined);
    const difference =
      told.length < 2 ? 'one' : told.every((value) => value === told[0]) ? 'same' : 'other';
    return { id, label, values, difference };
  });
}
