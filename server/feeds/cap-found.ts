import type { GeoItem } from './cap-geo-item.ts';
import type { CapMessage } from './cap-message.ts';

/** What a body holds, whichever form it has. */
export interface CapBody {
  readonly rows: readonly CapRow[];
  readonly links: readonly CapLink[];
  /** A list of all that is in force, with nothing left to fetch. */
  readonly isList: boolean;
}

/** A message, an item of a GeoRSS list, or why an item of the list is neither. */
export type CapRow =
  | { readonly message: CapMessage }
  | { readonly item: GeoItem }
  | { readonly problem: string; readonly name: string | undefined };

export interface CapLink {
  readonly url: string;
  /** A message never changes under its address; a further page does. */
  readonly isMessage: boolean;
}
