/** Red, green, blue, alpha, 0–255: what deck.gl takes. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

export const MAP_TOKENS = [
  'g-1',
  'g-4',
  'g-5',
  'g-6',
  'g-7',
  'g-8',
  'g-9',
  'g-10',
  'sev-1',
  'sev-2',
  'sev-3',
  'sev-4',
  'sev-4-line',
  'sev-4-on',
  'map-out',
  'map-metro',
  'map-metro-line',
  'map-land',
  'map-gu-line',
  'map-outline',
  'map-water',
  'map-stream',
  'map-road',
  'rain-1',
  'rain-5',
  'rain-10',
  'rain-20',
  'rain-30',
  'rain-50',
  'rain-70',
  'rain-100',
  'rain-zone',
] as const;
export type MapToken = (typeof MAP_TOKENS)[number];

/** Colours of the map by token name without the dashes in front. */
export type TokenColours = Readonly<Record<MapToken, Rgba>>;

/** `#rgb`, `#rrggbb` or `#rrggbbaa` as numbers; `undefined` for anything else. */
export function rgbaOf(hex: string): Rgba | undefined {
  const digits = /^#([0-9a-f]+)$/i.exec(hex.trim())?.[1];
  if (digits === undefined) return undefined;
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  if (long.length !== 6 && long.length !== 8) return undefined;
  const part = (index: number): number => Number.parseInt(long.slice(index, index + 2), 16);
  return [part(0), part(2), part(4), long.length === 8 ? part(6) : 255];
}

/** Reads every colour the map needs; a missing token stops the map instead of drawing it black. */
export function tokenColours(valueOf: (property: string) => string): TokenColours {
  const entries = MAP_TOKENS.map((token) => {
    const colour = rgbaOf(valueOf(`--${token}`));
    if (colour === undefined) throw new Error(`design token --${token} is not a hex colour`);
    return [token, colour];
  });
  return Object.fromEntries(entries) as TokenColours;
}

/** The same colour at another opacity, 0–1. */
export function faded(colour: Rgba, opacity: number): [number, number, number, number] {
  return [colour[0], colour[1], colour[2], Math.round(colour[3] * opacity)];
}

/** `share` (0–1) of the second colour over the first, opaque: what lies on itself stays the same. */
export function mixed(under: Rgba, over: Rgba, share: number): Rgba {
  const part = (index: 0 | 1 | 2): number =>
    Math.round(under[index] + (over[index] - under[index]) * share);
  return [part(0), part(1), part(2), 255];
}

/** As MapLibre's style wants it. */
export function cssColour([red, green, blue, alpha]: Rgba): string {
  return `rgba(${red},${green},${blue},${alpha / 255})`;
}
