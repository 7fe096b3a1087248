import type { ExploreView } from './explore-view.ts';

/** A view in a workspace, or in none: it stays open while what it shows is undone. */
export function withSpace(
  { workspace: _other, ...view }: ExploreView,
  workspace: string | undefined,
): ExploreView {
  return workspace === undefined ? view : { ...view, workspace };
}
