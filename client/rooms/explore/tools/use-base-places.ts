import { useEffect } from 'react';
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

/** Loads the lines and districts that distances are measured from; the map loads the same files. */
export function useBasePlaces(): void {
  const { data, cityAnswer } = useDesk();
  useEffect(() => {
    let isOver = false;
    loadPlaces(cityAnswer.id).then(
      (places) => {
        if (isOver) return;
        data.setState({ base: new Map(places.map((place) => [place.subject, place])) });
      },
      (error: unknown) => console.warn('places of the base map not loaded', error),
    );
    return () => {
      isOver = true;
    };
  }, [data, cityAnswer.id]);
}
