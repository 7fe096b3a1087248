import type { ComponentType } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { Bounds, Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import type { OpenMatter } from '../city/open-matter.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import type { LinkStatus, TimeStatus } from '../city/store.ts';

export interface SceneProps {
  /** `undefined` until the first snapshot. */
  readonly city: City | undefined;
  readonly cityAnswer: CityAnswer | undefined;
  readonly link: LinkStatus;
  readonly time: TimeStatus;
  /** Everything open, worst first. */
  readonly matters: readonly OpenMatter[];
  readonly feeds: FeedsSummary;
  /** The clock on screen in whole minutes. */
  readonly minuteMs: number;
  /** What the scene is about, e.g. the situation of a takeover; absent = it chooses. */
  readonly subject?: string | undefined;
  /** What a presenter has written on the board for visitors. */
  readonly welcome?: { readonly title: string; readonly lines: readonly string[] } | undefined;
  /** A touch asks for another scene. */
  readonly onScene?: ((scene: string, subject?: string) => void) | undefined;
}

/** Space between the map's box and the page's edges, units of the layout. */
export interface MapBox {
  readonly left: number;
  readonly right: number;
  /** Shares that the columns beside it take of what a page is wider than 3840 units; absent = none. */
  readonly leftOfWider?: number;
  readonly rightOfWider?: number;
  readonly top: number;
  readonly bottom: number;
}

/** How a scene's map looks at the city: see `MapView`. */
export interface SceneView {
  readonly bounds?: Bounds;
  readonly pitch?: number;
  readonly bearing?: number;
  /** Subject of the situation that is looked at. */
  readonly focus?: string;
}

/** One page of the wall: which layers the map shows and which panels stand beside it. */
export interface Scene {
  readonly id: string;
  readonly title: Text;
  /** How long it stays when scenes take turns; 0 = it takes no turn. */
  readonly dwellSec: number;
  /** None = the map is not seen. */
  readonly layers: readonly string[];
  /** Where the city fits; absent = as on the overview. */
  readonly mapBox?: MapBox;
  /** Absent = the whole city, straight down. */
  readonly view?: (props: SceneProps) => SceneView;
  /** Names and lines of the gravest matters on the map; absent = yes. */
  readonly hasCallouts?: boolean;
  readonly Panels: ComponentType<SceneProps>;
}

/** A scene as `*.scene.tsx` exports it. */
export function defineScene(scene: Scene): Scene {
  return scene;
}
