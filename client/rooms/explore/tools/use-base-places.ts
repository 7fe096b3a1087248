import { useEffect, useState } from 'react';
import { placesOfOverlay } from '../../../explore/overlay.ts';
import { placesOfDistricts, placesOfLines, type Place } from '../../../explore/places.ts';
import { baseFile } from '../../../map/base-files.ts';
import { useDesk } from '../desk.ts';
import { useLaidOverlays } from '../overlays/use-desk-overlays.ts';

async function loadPlaces(cityId: string): Promise<readonly Place[]> {
  const [streams, roads, districts] = await Promise.all([
    baseFile(cityId, 'streams'),
    baseFile(cityId, 'roads'),
    baseFile(cityId, 'districts'),
  ]);
  return [
    ...placesOfLines('stream', streams.features),
    ...placesOfLines('road', roads.features),
    ...placesOfDistricts(districts.features),
  ];
}

/**
 * Keeps what distances are measured from besides what the city tells of: lines and districts, the
 * same files as the map's, and what the operator has laid over it.
 */
export function useBasePlaces(): void {
  const { data, cityAnswer } = useDesk();
  const laid = useLaidOverlays();
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
    const own = laid.flatMap(({ overlay }) => placesOfOverlay(overlay));
    data.setState({ base: new Map([...base, ...own].map((place) => [place.subject, place])) });
  }, [data, base, laid]);
}
