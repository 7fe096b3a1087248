/** The exercise that a page's address names: `?exercise=<id>`; undefined = the city itself. */
export function exerciseOfAddress(search: string): string | undefined {
  return new URLSearchParams(search).get('exercise') || undefined;
}

/** Where the timeline on this page answers, e.g. `/city`: the city's own, or that of an exercise. */
export function timelineApi(path: string, search = window.location.search): string {
  const exercise = exerciseOfAddress(search);
  const below = exercise === undefined ? '' : `/exercises/${encodeURIComponent(exercise)}`;
  return `/api/v1${below}${path}`;
}
