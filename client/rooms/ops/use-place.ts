import { useCallback, useEffect, useState } from 'react';
import { addressOfPlace, placeOfAddress, type OpsPlace } from './ops-address.ts';

/** What the room shows, and the way to change it; the address follows. */
export function usePlace(): readonly [OpsPlace, (place: Partial<OpsPlace>) => void] {
  const [place, setPlace] = useState(() => placeOfAddress(window.location.search));
  useEffect(() => {
    const now = new URL(window.location.href);
    const next = addressOfPlace(now, place);
    if (next.href !== now.href) window.history.replaceState(null, '', next);
  }, [place]);
  const go = useCallback((to: Partial<OpsPlace>) => setPlace((held) => ({ ...held, ...to })), []);
  return [place, go];
}
