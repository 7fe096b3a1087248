import type { ComponentType } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { Text } from '../../contract/place.ts';
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
}

/** One page of the wall: which layers the map shows and which panels stand beside it. */
export interface Scene {
  readonly id: string;
  readonly title: Text;
  /** How long it stays when scenes take turns. */
  readonly dwellSec: number;
  readonly layers: readonly string[];
  readonly Panels: ComponentType<SceneProps>;
}

/** A scene as `*.scene.tsx` exports it. */
export function defineScene(scene: Scene): Scene {
  return scene;
}
