import type { Text } from '../../contract/place.ts';
import { rankOf, worstOf, type Level } from '../design/severity.ts';
import type { FarM } from './area-test.ts';
import { layerTitle } from './layer-titles.ts';
import type { Thing } from './thing.ts';

/** Something near, and how near. */
export interface NearThing {
  readonly thing: Thing;
  readonly farM: number;
}

/** What of one layer is near, the nearest first. */
export interface NearLayer {
  readonly layer: string;
  readonly title: Text;
  readonly worst: Level;
  readonly nearest: number;
  readonly things: readonly NearThing[];
}

/** Everything within a reach, of all layers, and what could not be measured. */
export interface WithinReach {
  /** The worst first, then the nearest. */
  readonly layers: readonly NearLayer[];
  readonly count: number;
  /** Rows that have no place of their own. */
  readonly placeless: number;
}

/** Everything within so far of a shape, whichever layers are on. `self` is what is measured from. */
export function withinReach(
  things: readonly Thing[],
  farM: FarM,
  radiusM: number,
  self: string | undefined,
): WithinReach {
  const near: NearThing[] = [];
  let placeless = 0;
  for (const thing of things) {
    if (thing.subject === self) continue;
    const far = farM(thing);
    if (far === undefined) placeless += 1;
    else if (far <= radiusM) near.push({ thing, farM: far });
  }
  const layers = [...Map.groupBy(near, ({ thing }) => thing.layer)].map(([layer, own]) => {
    const inOrder = own.toSorted((a, b) => a.farM - b.farM);
    return {
      layer,
      title: layerTitle(layer, own[0]?.thing.kind === 'request' ? own[0].thing.what : undefined),
      worst: worstOf(own.map(({ thing }) => thing.level)),
      nearest: inOrder[0]?.farM ?? 0,
      things: inOrder,
    };
  });
  return {
    layers: layers.toSorted((a, b) => rankOf(b.worst) - rankOf(a.worst) || a.nearest - b.nearest),
    count: near.length,
    placeless,
  };
}
