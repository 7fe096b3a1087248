import type { LayerChoice } from './explore-view.ts';

/** Where a layer lies by what it is drawn as, bottom to top: areas, lines, dots, marks. */
const STACK: readonly RegExp[] = [
  /^indicator\/scores$/u,
  /^observation\/rain\./u,
  /^(situation|alert)\//u,
  /^indicator\/district-levels$/u,
  /^observation\/traffic\./u,
  /^position\//u,
  /^(observation|asset|request)\//u,
  /^incident\/(?!closure)/u,
  /^incident\/closure$/u,
  /^observation\/(water\.level|air\.)/u,
  /^alarm\//u,
  /^note$/u,
];

/** The higher, the nearer to the eye. */
export function stackRank(id: string): number {
  // The last that fits: what is told more exactly stands further down.
  const rank = STACK.findLastIndex((pattern) => pattern.test(id));
  return rank < 0 ? STACK.length : rank;
}

const USUAL: Omit<LayerChoice, 'id'> = { opacity: 1, form: 'each' };

/** A layer as it is drawn when nothing else is asked for. */
export function plainChoice(id: string): LayerChoice {
  return { id, ...USUAL };
}

const holds = (choices: readonly LayerChoice[], id: string): boolean =>
  choices.some((choice) => choice.id === id);

/** Stands where every layer is off: an empty list is the usual ones. */
const NOTHING_ON = 'none';

const orNothing = (choices: readonly LayerChoice[]): readonly LayerChoice[] =>
  choices.length === 0 ? [plainChoice(NOTHING_ON)] : choices;

/** Switches a layer on where its sort lies in the stack: dots never hide marks. */
export function withLayer(choices: readonly LayerChoice[], id: string): readonly LayerChoice[] {
  if (holds(choices, id)) return choices;
  const rank = stackRank(id);
  const at = choices.findIndex((choice) => stackRank(choice.id) <= rank);
  return choices
    .toSpliced(at < 0 ? choices.length : at, 0, plainChoice(id))
    .filter((choice) => choice.id !== NOTHING_ON);
}

function withoutLayer(choices: readonly LayerChoice[], id: string): readonly LayerChoice[] {
  return choices.filter((choice) => choice.id !== id);
}

/** On when it is off, off when it is on. */
export function toggleLayer(choices: readonly LayerChoice[], id: string): readonly LayerChoice[] {
  return holds(choices, id) ? orNothing(withoutLayer(choices, id)) : withLayer(choices, id);
}

/** Another opacity or form of a layer that is on; one that is off is switched on with it. */
export function changeLayer(
  choices: readonly LayerChoice[],
  id: string,
  patch: Partial<Pick<LayerChoice, 'opacity' | 'form'>>,
): readonly LayerChoice[] {
  return withLayer(choices, id).map((choice) =>
    choice.id === id ? { ...choice, ...patch } : choice,
  );
}

/** To another place of the stack, 0 = the top; beyond its ends is at its ends. */
export function moveLayer(
  choices: readonly LayerChoice[],
  id: string,
  to: number,
): readonly LayerChoice[] {
  const choice = choices.find((each) => each.id === id);
  if (choice === undefined) return choices;
  return withoutLayer(choices, id).toSpliced(Math.max(0, to), 0, choice);
}

/** Nothing but this one. */
export function onlyLayer(choices: readonly LayerChoice[], id: string): readonly LayerChoice[] {
  return [choices.find((choice) => choice.id === id) ?? plainChoice(id)];
}
