import type { TimeStatus } from '../../city/store.ts';
import { addressOfView } from '../../explore/explore-address.ts';
import type { ExploreView } from '../../explore/explore-view.ts';
import { addressOfPast } from '../wall/past-address.ts';

/** The address of what is on screen: view and instant, also of the present, so that it opens as it is. */
export function linkHere(view: ExploreView, { nowMs, basis }: TimeStatus, zone: string): string {
  const past = nowMs === undefined ? undefined : { atMs: nowMs, speed: 0, basis };
  const then = addressOfPast(new URL(window.location.href), past, zone);
  return addressOfView(then, view, zone).href;
}
