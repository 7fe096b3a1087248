import { useCallback, useMemo } from 'react';
import { isTiled } from '../../../../contract/overlay-address.ts';
import type { LaidOverlay } from '../../../explore/overlay-choices.ts';
import type { ShapeOverlay } from '../../../map/overlay-layers.ts';
import type { TileOverlay, TileTold } from '../../../map/tile-ground.ts';
import { useDesk } from '../desk.ts';
import { useLaidOverlays } from './use-desk-overlays.ts';
import { whyNoTiles } from './why-no-tiles.ts';

interface MapOverlays {
  readonly overlays: readonly ShapeOverlay[];
  readonly tiles: readonly TileOverlay[];
  readonly onTiles: (id: string, told: TileTold) => void;
  readonly credits: string | undefined;
}

const shapesOf = ({ overlay, choice }: LaidOverlay): readonly ShapeOverlay[] => {
  const { id, features } = overlay;
  const { colour, opacity } = choice;
  return features.length === 0 ? [] : [{ id, features, colour, opacity }];
};

/** Whom a page may not ask is not asked; nor anybody before the server has said who may be. */
function tilesOf(
  { overlay: { id, kind, source, state }, choice }: LaidOverlay,
  isKnown: boolean,
): readonly TileOverlay[] {
  if (!isKnown || kind === undefined || source === undefined || !isTiled(kind)) return [];
  if (state.type === 'failed' && state.problem.reason === 'host') return [];
  const { colour, opacity } = choice;
  return [{ id, source, colour, opacity }];
}

/** What the map draws of the overlays, and hears what becomes of their pictures. */
export function useMapOverlays(): MapOverlays {
  const { overlays: store } = useDesk();
  const laid = useLaidOverlays();
  const isKnown = store.getState().offered !== undefined;
  const overlays = useMemo(() => laid.flatMap(shapesOf), [laid]);
  // How it stands with them changes often, and what the map draws of them does not.
  const key = JSON.stringify(laid.flatMap((one) => tilesOf(one, isKnown)));
  const tiles = useMemo(() => JSON.parse(key) as readonly TileOverlay[], [key]);
  const credits = useMemo(() => {
    const drawn = laid.filter(
      ({ overlay: { state } }) => state.type !== 'failed' || state.isPartly,
    );
    const all = drawn.flatMap(({ overlay: { source } }) => source?.attribution ?? []);
    return all.length === 0 ? undefined : [...new Set(all)].join(' · ');
  }, [laid]);
  const onTiles = useCallback(
    (id: string, told: TileTold): void => {
      const { type } = told;
      store.drawn(id, { type, problem: undefined });
      const kind = tiles.find((tile) => tile.id === id)?.source.kind;
      if (type === 'drawn' || kind === undefined) return;
      void whyNoTiles(kind, told).then((problem) => {
        // It may stand otherwise by now, or be off.
        if (problem === undefined || store.getState().drawn.get(id)?.type !== type) return;
        store.drawn(id, { type: type === 'empty' ? 'failed' : type, problem });
      });
    },
    [store, tiles],
  );
  return { overlays, tiles, onTiles, credits };
}
