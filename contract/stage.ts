import type { Annunciation } from './alarm.ts';
import type { Instant } from './event.ts';
import type { Actor, OfficeData, Transition } from './office.ts';
import type { Text } from './place.ts';

/** City stage, 1 = ordinary … 5 = all the city's means. */
export const STAGE_LEVELS = ['1', '2', '3', '4', '5'] as const;
export type StageLevel = (typeof STAGE_LEVELS)[number];

/** What others have declared; shown beside the stage, never computed from it or for it. */
export interface Declared {
  readonly by: Text;
  readonly text: Text;
  readonly at: Instant;
  /** The event it is from, or the person who entered it. */
  readonly subject?: string;
  readonly actor?: Actor;
}

/** The one stage of the city. `stage/city` */
export interface StageData extends OfficeData {
  /** In force: what a person last confirmed or set; at the start `1`. */
  readonly level: StageLevel;
  readonly since: Instant;
  readonly isConfirmed: boolean;
  readonly confirmedBy?: Actor;
  /** A person set another level than was proposed, and why. */
  readonly overrideReason?: string;
  readonly proposed: {
    readonly level: StageLevel;
    readonly since: Instant;
    /** It may fall again from here on at the earliest. */
    readonly holdsUntil: Instant;
    /** Nothing of its level holds any more: it stands only until then. */
    readonly isDwelling?: boolean;
    readonly reasons: readonly {
      /** Id under `criteria` of the city's stages, and since when it holds. */
      readonly criterion?: string;
      readonly since?: Instant;
      readonly text: Text;
      readonly subjects: readonly string[];
    }[];
    /** What would raise it but cannot be known now. */
    readonly unknown: readonly Text[];
  };
  /** Whether a proposal above the level in force may take attention now; it asks until it may. */
  readonly annunciation: Annunciation;
  readonly annunciatedAt?: Instant;
  readonly names: Readonly<Record<StageLevel, Text>>;
  /** National crisis level, by the ministry: 관심 주의 경계 심각; `null` = nobody has told us. */
  readonly crisis: Declared | null;
  /** Who last entered or lifted it; `level` absent = lifted. */
  readonly crisisEntered?: {
    readonly at: Instant;
    readonly actor: Actor;
    readonly key: string;
    readonly level?: string;
  };
  /** Wordings of the weather office in force, as issued. */
  readonly weather: readonly Declared[];
  /** Newest last; at most 50. */
  readonly history: readonly (Transition<StageLevel> & { readonly proposed: StageLevel })[];
}
