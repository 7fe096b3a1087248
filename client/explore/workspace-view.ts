import { addressOfView, viewOfAddress } from './explore-address.ts';
import type { ExploreView } from './explore-view.ts';
import { zonedInstant } from '../design/times.ts';

/** The address is only a form to write the query in; it is nowhere. */
const NOWHERE = 'http://desk.invalid/explore';

/** The view as a workspace keeps it; with `atMs` at that instant, else at the time its reader is at. */
export function viewText(view: ExploreView, zone: string, atMs?: number): string {
  const { workspace: _, ...kept } = view;
  const address = addressOfView(new URL(NOWHERE), kept, zone);
  if (atMs !== undefined) address.searchParams.set('at', zonedInstant(atMs, zone));
  return address.search.replace(/^\?/u, '').replaceAll('%3A', ':');
}

/** What a workspace shows, and its instant if it has one of its own. */
export function viewOfText(text: string): {
  readonly view: ExploreView;
  readonly atMs: number | undefined;
} {
  const { workspace: _, ...view } = viewOfAddress(`?${text}`);
  const atMs = Date.parse(new URLSearchParams(text).get('at') ?? '');
  return { view, atMs: Number.isNaN(atMs) ? undefined : atMs };
}
