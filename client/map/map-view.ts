import type { Bounds } from '../../contract/place.ts';

/** How the map looks at the city; absent parts are as usual: all of it, straight down, north up. */
export interface MapView {
  readonly bounds?: Bounds;
  /** Degrees from straight down, at most 60. */
  readonly pitch?: number;
  /** Degrees clockwise of north at the top. */
  readonly bearing?: number;
  /** Subject of the situation that is looked at: layers draw it as the one that matters. */
  readonly focus?: string;
}
