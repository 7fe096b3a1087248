import type { Bounds, DistrictCode, LonLat, Text } from '../../contract/place.ts';
import type { Level } from '../design/severity.ts';
import type { Thing } from './thing.ts';

/** Groups of the palette in their order; Tab goes from one to the next. */
export const PALETTE_GROUPS = ['place', 'event', 'layer', 'command'] as const;
export type PaletteGroup = (typeof PALETTE_GROUPS)[number];

/** What taking an entry does. */
export type PaletteAct =
  | { readonly type: 'thing'; readonly thing: Thing }
  | { readonly type: 'district'; readonly code: DistrictCode }
  | { readonly type: 'place'; readonly at: LonLat }
  /** A line of the ground: shown as a whole, with what is near to it. */
  | { readonly type: 'line'; readonly subject: string; readonly bounds: Bounds }
  | { readonly type: 'layer'; readonly id: string }
  /** Of what is laid over the map: switched, or taken out of this browser. */
  | { readonly type: 'overlay' | 'removeOverlay'; readonly id: string }
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'command'; readonly id: string };

/** Something that can be found by typing. */
export interface PaletteEntry {
  /** The same for the same thing on another day, so that recent ones are known again. */
  readonly key: string;
  readonly group: PaletteGroup;
  readonly name: Text;
  /** What sort of thing, beside the name. */
  readonly note: Text;
  readonly level?: Level;
  /** Other words and ids it is found by, in lower case. */
  readonly more: string;
  readonly act: PaletteAct;
}

/** What was found, and which letters of its name were typed: from (included) to (not included). */
export interface PaletteHit {
  readonly entry: PaletteEntry;
  readonly mark?: { readonly language: 'ko' | 'en'; readonly from: number; readonly to: number };
}

export interface PaletteSection {
  readonly group: PaletteGroup | 'recent';
  readonly hits: readonly PaletteHit[];
  /** Of the group besides those listed. */
  readonly more: number;
}
