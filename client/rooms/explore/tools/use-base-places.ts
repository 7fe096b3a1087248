import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { placesOfOverlay } from '../../../explore/overlay.ts';
import {
  placesOfDistricts,
  placesOfLines,
  type BaseFeature,
  type Place,
} from '../../../explore/places.ts';
import { useDesk } from '../desk.ts';

async function featuresOf(cityId: string, file: string): Promise<readonly BaseFeature[]> {
  const answer = await fetch(`/basemap/${cityId}/${file}.json`);
  if (!answer.ok) throw new Error(`base map ${file}: HTTP ${answer.status}`);
  const { features } = (await answer.json()) as { readonly features: readonly BaseFeature[] };
  return features;
}

async function loadPlaces(cityId: string): Promise<readonly Place[]> {
  const [streams, roads, districts] = await Promise.all(
    ['streams', 'roads', 'districts'].map((file) => featuresOf(cityId, file)),
  );
  return [
    ...placesOfLines('stream', streams ?? []),
    ...placesOfLines('road', roads ?? []),
    ...placesOfDistricts(districts ?? []),
  ];
}

/**
 * Keeps what distances are measured from besides what the city tells of: lines and districts, the
 * same files as the map's, and what the operator has laid over it.
 */
export function useBasePlaces(): void {
  const { data, cityAnswer, overlays: files } = useDesk();
  const overlays = useStore(files, (state) => state.overlays);
  const [base, setBase] = useState<readonly Place[]>([]);
  useEffect(() => {
    let isOver = false;
    loadPlaces(cityAnswer.id).then(
      (places) => {
        if (!isOver) setBase(places);
      },
      (error: unknown) => console.warn('places of the base map not loaded', error),
    );
    return () => {
      isOver = true;
    };
  }, [cityAnswer.id]);
  useEffect(() => {
    const own = overlays.filter(({ isOn }) => isOn).flatMap(placesOfOverlay);
    data.setState({ base: new Map([...base, ...own].map((place) => [place.subject, place])) });
  }, [data, base, overlays]);
}
