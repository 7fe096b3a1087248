import type { CityAnswer } from '../../../../contract/api.ts';
import type { City } from '../../../city/city.ts';
import type { LinkStatus, TimeStatus } from '../../../city/store.ts';
import type { ScreenLink } from '../../../link/screen-link.ts';

/** What a wall that must live for weeks is told of itself. */
export interface AliveWall {
  readonly screen: ScreenLink;
  readonly city: City | undefined;
  readonly time: TimeStatus;
  readonly link: LinkStatus;
  /** IANA zone of the city. */
  readonly zone: string;
  /** The operator's own map, if any; undefined until the city is known. */
  readonly basemap: CityAnswer['basemap'] | undefined;
  /** When the room is dark, by the city's clock; absent = never. */
  readonly night: { readonly from: string; readonly to: string } | undefined;
  /** Something severe on it is unacknowledged. */
  readonly isHeld: boolean;
}
