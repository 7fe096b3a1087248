/** Work that can be put down: it yields often, and returns what it has made. */
export type Sliced<T> = Generator<undefined, T, undefined>;

/** To the end, however long it takes. */
export function finished<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Longer than this at once, and a key pressed meanwhile is felt to hang. */
const SLICE_MS = 8;

/** A part of the work; `undefined` = there is more to do. */
function slice<T>(work: Sliced<T>): { readonly made: T } | undefined {
  const until = performance.now() + SLICE_MS;
  do {
    const step = work.next();
    if (step.done === true) return { made: step.value };
  } while (performance.now() < until);
  return undefined;
}

/**
 * Does the work in slices with the page's own turns between them, the first at once; `done` is told
 * what was made, at once if one slice was enough. The answer stops it.
 */
export function inSlices<T>(work: Sliced<T>, done: (made: T) => void): () => void {
  let next: ReturnType<typeof setTimeout> | undefined;
  const go = (): void => {
    const end = slice(work);
    if (end === undefined) next = setTimeout(go);
    else done(end.made);
  };
  go();
  return () => clearTimeout(next);
}
