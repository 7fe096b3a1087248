import type { Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { Identity } from '../command/identities.ts';
import type { WebhookTargets } from '../command/webhook-target.ts';
import type { BoundFeed } from '../config/connectors.ts';
import type { City } from '../config/load-city.ts';
import type { BasisOf } from '../documented.ts';
import type { OfficeSettings } from '../office/office-settings.ts';
import type { World } from '../world.ts';

/** The city that exercises are held over, and what they take from its server. */
export interface ExerciseGround {
  readonly city: City;
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  readonly settings: OfficeSettings;
  readonly basisOf?: BasisOf;
  /** Only of a recording: the feeds in it. */
  readonly heard?: ReadonlySet<string>;
  /** Undefined while nobody sees a city, e.g. while a recording is sought. */
  readonly world: () => World | undefined;
  /** Of the timeline's clock. */
  readonly now: () => Instant;
  /** What the city has come to: nothing that is injected is older. */
  readonly cityAt: () => Instant;
  readonly speed: () => number;
  /** Of the city's own log. */
  readonly logPath: string;
  /** Settles when all so far is on disk. */
  readonly durable: () => Promise<void>;
  /** Where exercises keep what is theirs: a folder each. */
  readonly folder: string;
  readonly known: readonly Identity[];
  readonly isDemo: boolean;
  readonly webhooks: WebhookTargets;
  /** Of the wall. */
  readonly nowMs: () => number;
}

/** Systems of contacts are told nothing by an exercise, and the order says so. */
export const MUTED: Text = { ko: '훈련: 보내지 않음', en: 'exercise: not sent' };
