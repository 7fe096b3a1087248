import type { Level } from '../../design/severity.ts';
import type { Rgba, TokenColours } from './token-colours.ts';

/** Fill colour of a level on the map; grey where nothing is abnormal or known. */
export function levelColour(level: Level, colours: TokenColours): Rgba {
  switch (level) {
    case '?':
    case 0:
      return colours['g-7'];
    case 1:
      return colours['sev-1'];
    case 2:
      return colours['sev-2'];
    case 3:
      return colours['sev-3'];
    case 4:
      return colours['sev-4'];
  }
}
