import type { City } from '../../city/city.ts';
import { feedsBehind, type ShownByTile } from '../../city/feeds-behind.ts';
import type { RoadEvents } from '../../city/select-road-events.ts';
import { selectTileTrust, type TileTrust } from '../../city/select-tile-trust.ts';

const SHOWN: ShownByTile = { layers: ['incident'], domains: ['traffic'] };

/** What the sources of closures and disruptions allow to claim: without them no closure is not "none". */
export function closuresTrust(
  city: City | undefined,
  events: RoadEvents | undefined,
  elsewhere: ReadonlySet<string>,
): TileTrust {
  return selectTileTrust(city?.byKind.feed, feedsBehind(events?.feeds ?? [], SHOWN, elsewhere));
}
