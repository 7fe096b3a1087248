import type { Bounds, Coordinate } from '../../contract/place.ts';
import { windowHolder } from '../city/held-window.ts';
import { selectTakeover } from '../city/select-takeover.ts';
import type { SceneProps, SceneView } from './define-scene.ts';

/** Of the page's one map: it looks at one situation at a time. */
const windowOf = windowHolder();

/** The situation's part of the city, straight down; the whole city where there is none. */
export function takeoverView({ city, subject }: Pick<SceneProps, 'city' | 'subject'>): SceneView {
  if (city === undefined) return {};
  const { situation } = selectTakeover(city.byKind.situation, subject);
  if (situation === undefined) return {};
  const bounds = windowOf(situation, city.byKind);
  return { focus: situation.subject, ...(bounds === undefined ? {} : { bounds }) };
}

/** The middle of what the map shows; of a situation that says not where it is, nowhere. */
export function middleOf(bounds: Bounds | undefined): Coordinate {
  if (bounds === undefined) return [0, 0];
  const [west, south, east, north] = bounds;
  return [(west + east) / 2, (south + north) / 2];
}
