import type { Domain, Severity } from '../../contract/event.ts';
import type { Bounds, District, Text } from '../../contract/place.ts';

/** A row of a registry (`cities/<id>/<name>.csv`): every column as text. */
export type RegistryRow = Readonly<Record<string, string>>;

/** What a connector may know of its city: plain data, made once from the city profile. */
export interface CityContext {
  readonly id: string;
  /** IANA zone of times that carry none. */
  readonly zone: string;
  readonly bounds: Bounds;
  /** In official order. */
  readonly districts: readonly District[];
  /** Source tier → CAP severity and wording, by scale name (`kma`, `mois`, `topis`, `dispatch`). */
  readonly tiers: Readonly<Record<string, Readonly<Record<string, TierMeaning>>>>;
  /** Rows of a registry, by the value of its `code` column. */
  readonly registry: (name: string) => ReadonlyMap<string, RegistryRow>;
  /** Settings of this feed from the city profile, e.g. which places to ask for. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the city says of this feed where the format leaves it open. */
  readonly about?: Domain;
  readonly licence?: string;
}

export interface TierMeaning {
  readonly severity: Severity;
  readonly text: Text;
}
