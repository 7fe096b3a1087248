/** A whole number 0 … `parts` − 1 that is always the same for a device: what many do is spread by it. */
export function shareOf(deviceId: string, parts: number): number {
  let hash = 0;
  for (const letter of deviceId) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % parts;
}
