import { overlayAddress } from '../contract/overlay-address.ts';
import type { City } from './config/load-city.ts';

/** Whom a page may ask for overlays besides this server: the profile's overlays, and `overlayHosts`. */
export function overlayOrigins({ profile }: City): readonly string[] {
  const named = profile.overlays.flatMap((source) => {
    const address = overlayAddress(source);
    return 'problem' in address ? [] : [address.origin];
  });
  return [...new Set([...named, ...profile.overlayHosts])];
}
