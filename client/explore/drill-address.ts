import { CHART_HOURS, FIRST_VIEW, MOST_OVERLAID, type DrillView } from './explore-view.ts';

/** `hours=6`, `overlay=rain/2002` (repeated), `score=-calls`. */
export function drillOf(asked: URLSearchParams): DrillView {
  const hours = CHART_HOURS.find((known) => String(known) === asked.get('hours'));
  const score = asked.get('score') ?? '';
  return {
    hours: hours ?? FIRST_VIEW.drill.hours,
    overlay: [...new Set(asked.getAll('overlay'))].slice(0, MOST_OVERLAID),
    scoreSort: score.replace(/^-/u, ''),
    isScoreDescending: score.startsWith('-'),
  };
}

/** Adds to an address what is not as usual; the parameters must not be there yet. */
export function putDrill(asked: URLSearchParams, drill: DrillView): void {
  const { hours, overlay, scoreSort, isScoreDescending } = drill;
  if (hours !== FIRST_VIEW.drill.hours) asked.set('hours', String(hours));
  for (const datastream of overlay) asked.append('overlay', datastream);
  if (scoreSort !== '') asked.set('score', `${isScoreDescending ? '-' : ''}${scoreSort}`);
}
