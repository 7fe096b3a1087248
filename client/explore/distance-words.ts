const KM = 1000;
const HA = 10_000;
const KM2 = 1_000_000;

/** `300 m`, `1 km`, `1.54 km`. */
export function distanceWords(m: number): string {
  return m < KM - 0.5
    ? `${Math.round(m)} m`
    : `${Number((m / KM).toFixed(m < 10 * KM ? 2 : 1))} km`;
}

/** `820 m²`, `3.4 ha`, `1.25 km²`. */
export function surfaceWords(m2: number): string {
  if (m2 < HA) return `${Math.round(m2)} m²`;
  return m2 < KM2 ? `${Number((m2 / HA).toFixed(1))} ha` : `${Number((m2 / KM2).toFixed(2))} km²`;
}
