import type { ObservationEvent } from '../../../contract/event.ts';
import type { Ground } from './ground.ts';
import type { Factor } from './situation-settings.ts';

/** Where gauges of a factor stand: a place without one is not a quiet place. */
export interface GaugePlaces {
  note(event: ObservationEvent, factor: Factor): void;
  isNear(factor: Factor, cells: Iterable<string>): boolean;
}

export function gaugePlaces(ground: Ground): GaugePlaces {
  const cells = new Map<string, Set<string>>();
  const known = new Map<string, Set<string>>();
  /** Cells found to have one near; gauges do not go away. */
  const nearOnes = new Map<string, Set<string>>();
  const setOf = (sets: Map<string, Set<string>>, id: string): Set<string> => {
    const held = sets.get(id) ?? new Set<string>();
    sets.set(id, held);
    return held;
  };
  return {
    note: ({ subject, data }, { id }) => {
      const seen = setOf(known, id);
      if (seen.has(subject) || data.geometry?.type !== 'Point') return;
      seen.add(subject);
      const [lon, lat] = data.geometry.coordinates;
      setOf(cells, id).add(ground.cellOf(lon, lat));
    },
    isNear: ({ id, signs }, around) => {
      const places = cells.get(id);
      if (places === undefined) return false;
      const found = setOf(nearOnes, id);
      const cellsAround = [...around];
      if (cellsAround.some((cell) => found.has(cell))) return true;
      const radiusKm = Math.max(...signs.map((sign) => sign.radiusKm));
      const near = cellsAround.find((cell) =>
        ground.around(cell, radiusKm).some((other) => places.has(other)),
      );
      if (near !== undefined) found.add(near);
      return near !== undefined;
    },
  };
}
