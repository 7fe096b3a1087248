import type { Response } from 'express';
import type { HistoryHole } from '../../contract/history.ts';

/** Says in a header where an answer cannot be whole, for files and lists have no other place for it. */
export function tellHoles(response: Response, holes: readonly HistoryHole[] | undefined): void {
  if (holes === undefined) return;
  response.set('x-holes', holes.map(({ from, to }) => `${from}/${to}`).join(', '));
}
