import type { EventData, Instant } from './event.ts';
import type { Text } from './place.ts';

/** Open311 GeoReport v2 words: a citizen's report, open until closed. */
export interface RequestData extends EventData {
  readonly status: 'open' | 'closed';
  readonly service: { readonly code: string; readonly name: Text };
  readonly requestedAt: Instant;
  readonly updatedAt?: Instant;
  readonly expectedAt?: Instant;
  readonly endedAt?: Instant;
  readonly description?: string;
  readonly statusNotes?: string;
  readonly address?: string;
  readonly agency?: Text;
  readonly mediaUrl?: string;
  /** Subject of the asset it is about, once known. */
  readonly asset?: string;
}
