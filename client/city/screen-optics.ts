import type { CityAnswer, WallOptics } from '../../contract/api.ts';

const positive = (text: string | null): number | undefined => {
  const value = Number(text);
  return text !== null && Number.isFinite(value) && value > 0 ? value : undefined;
};

/**
 * Pitch and distance of the screen that an address opens: `?screen=` names one of the city's, else
 * its wall; `?pitch=` (mm) and `?distance=` (m) are tried out with.
 */
export function screenOptics({ wall, screens }: CityAnswer, search: string): WallOptics {
  const asked = new URLSearchParams(search);
  const { pitchMm, viewingDistanceM } = screens[asked.get('screen') ?? ''] ?? wall;
  return {
    pitchMm: positive(asked.get('pitch')) ?? pitchMm,
    viewingDistanceM: positive(asked.get('distance')) ?? viewingDistanceM,
  };
}
