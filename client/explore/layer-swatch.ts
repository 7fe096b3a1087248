import type { MapSymbol } from '../design/map-symbols.ts';
import type { Level } from '../design/severity.ts';
import type { DeskLayer } from './desk-layers.ts';

/** How a layer looks on the map, in the size of a letter. */
export type Swatch =
  | { readonly type: 'ramp'; readonly tokens: readonly string[] }
  | { readonly type: 'line' | 'outline' | 'area'; readonly token: string }
  | { readonly type: 'dots' | 'ring' | 'ticks' | 'none' }
  | { readonly type: 'symbol'; readonly symbol: MapSymbol }
  | { readonly type: 'mark'; readonly level: Level }
  /** It has no place on the map. */
  | { readonly type: 'rows' };

const LEVEL_TOKENS = ['g-8', 'sev-1', 'sev-2', 'sev-3', 'sev-4'] as const;

const tokenOf = (level: Level): string => (level === '?' ? 'g-8' : LEVEL_TOKENS[level]);

const SYMBOLS: readonly (readonly [RegExp, MapSymbol])[] = [
  [/^observation\/(bikes|parking)\./u, 'square-hollow'],
  [/^observation\/er\./u, 'hospital'],
  [/^position\/(subway|rail|tram)/u, 'nose'],
  [/^position\//u, 'arrow'],
  [/^incident\/roadwork/u, 'maintenance'],
  [/^incident\/(accident|breakdown|obstruction|transit)/u, 'fault'],
  [/^request\//u, 'report'],
];

/** The swatch of a layer; what shows severity is drawn at its worst. */
export function swatchOf({ id, placed, count, worst, kind }: DeskLayer): Swatch {
  if (kind === 'feed') return { type: 'none' };
  if (count > 0 && placed === 0 && !id.startsWith('alert/')) return { type: 'rows' };
  if (id.startsWith('observation/rain.'))
    return { type: 'ramp', tokens: ['rain-20', 'rain-50', 'rain-zone'] };
  if (id === 'indicator/scores') return { type: 'ramp', tokens: ['g-4', 'g-6', 'g-7'] };
  if (id === 'indicator/district-levels') return { type: 'outline', token: tokenOf(worst) };
  if (id === 'observation/traffic.speed') return { type: 'line', token: 'g-7' };
  if (id === 'observation/sewer.level') return { type: 'ticks' };
  if (id === 'incident/closure') return { type: 'line', token: tokenOf(worst) };
  if (id === 'incident/flood') return { type: 'ring' };
  if (id.startsWith('situation/')) return { type: 'area', token: tokenOf(worst) };
  if (id.startsWith('alert/')) return { type: 'outline', token: tokenOf(worst) };
  const symbol = SYMBOLS.find(([pattern]) => pattern.test(id))?.[1];
  if (symbol !== undefined) return { type: 'symbol', symbol };
  if (id.startsWith('incident/')) return { type: 'dots' };
  return worst === 0 || worst === '?' ? { type: 'dots' } : { type: 'mark', level: worst };
}
