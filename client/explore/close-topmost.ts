import { drillTo } from './drill-trail.ts';
import type { ExploreView } from './explore-view.ts';

/** The view without what lies on top: another pane, the compared instant, the thing, the district; undefined = nothing does. */
export function closeTopmost(view: ExploreView): ExploreView | undefined {
  const { swipe, event, subject, district } = view;
  if (view.pane === 'provenance' || event !== undefined) {
    return subject === undefined
      ? drillTo(view, { type: 'city' })
      : { ...drillTo(view, { type: 'thing', subject }), pane: 'city' };
  }
  if (view.pane !== 'city') return { ...view, pane: 'city' };
  if (swipe !== undefined) {
    const { swipe: _, ...rest } = view;
    return rest;
  }
  if (subject !== undefined) {
    return drillTo(
      view,
      district === undefined ? { type: 'city' } : { type: 'district', code: district },
    );
  }
  return district === undefined ? undefined : drillTo(view, { type: 'city' });
}
