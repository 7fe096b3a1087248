import type { LonLat } from '../../contract/place.ts';

const PAIR = /^\(?\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*[,\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*\)?$/u;

/**
 * A place typed as two numbers in degrees, `37.5,126.9`: latitude first as people write it, or the
 * other way round where only that can be. Undefined = it is none.
 */
export function typedPlace(typed: string): LonLat | undefined {
  const [, first, second] = PAIR.exec(typed.trim()) ?? [];
  if (first === undefined || second === undefined) return undefined;
  // Two whole numbers are rather a date or a count.
  if (!first.includes('.') && !second.includes('.')) return undefined;
  const [a, b] = [Number(first), Number(second)];
  if (Math.abs(a) <= 90 && Math.abs(b) <= 180) return { lat: a, lon: b };
  return Math.abs(b) <= 90 && Math.abs(a) <= 180 ? { lat: b, lon: a } : undefined;
}
