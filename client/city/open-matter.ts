import type { AssetState } from '../../contract/asset.ts';
import type { IncidentCategory, Instant, Severity } from '../../contract/event.ts';
import type { DistrictCode, LonLat, Text } from '../../contract/place.ts';
import type { EventOf } from './city.ts';

/** What an incident is counted as: its category, or a closed road whatever closed it. */
export type MatterCategory = IncidentCategory | 'closure';

interface Matter {
  /** Stable while the matter is open; the wall's order and callouts hang on it. */
  readonly key: string;
  readonly severity: Severity;
  readonly since: Instant;
  readonly districts: readonly DistrictCode[];
  /** Who has it (incidents) or who said it (alerts), each once. */
  readonly owners: readonly Text[];
  /** Where to point on the map; absent when no member says where. */
  readonly at: LonLat | undefined;
}

export interface IncidentMatter extends Matter {
  readonly kind: 'incidents';
  readonly category: MatterCategory;
  /** Why the district's own level raised it; empty when it did not. */
  readonly reasons: readonly Text[];
  /** Oldest first. */
  readonly members: readonly EventOf<'incident'>[];
}

export interface AlertMatter extends Matter {
  readonly kind: 'alert';
  readonly event: Text;
  readonly tier: string;
  readonly areaNames: readonly string[];
  readonly isExercise: boolean;
  readonly members: readonly EventOf<'alert'>[];
}

/** Equipment of one kind that fails in one way, in one district. */
export interface AssetMatter extends Matter {
  readonly kind: 'assets';
  readonly assetType: string;
  /** `undefined`: citizens report it, itself it says nothing is wrong. */
  readonly fault: Text | undefined;
  readonly state: AssetState;
  /** Those that fail longest first. */
  readonly members: readonly EventOf<'asset'>[];
  /** Open reports of citizens about one of them. */
  readonly reports: readonly EventOf<'request'>[];
}

/** What citizens report of a district and nothing of the city's own is known to cause. */
export interface RequestMatter extends Matter {
  readonly kind: 'requests';
  readonly members: readonly EventOf<'request'>[];
}

/** Events of several feeds that belong together, as the office judged. */
export interface SituationMatter extends Matter {
  readonly kind: 'situation';
  /** The one. */
  readonly members: readonly EventOf<'situation'>[];
}

export type OpenMatter =
  SituationMatter | IncidentMatter | AlertMatter | AssetMatter | RequestMatter;
