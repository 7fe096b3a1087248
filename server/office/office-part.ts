import type { OfficeCommand } from '../../contract/command.ts';
import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import type { Actor } from '../../contract/office.ts';
import type { Text } from '../../contract/place.ts';
import type { CityView } from './city-view.ts';

/** A command with who gave it, as the server knows it. */
export type Order = OfficeCommand & { readonly actor: Actor };

/** What became of a command. `events` are merged and logged before it is answered. */
export type Carried =
  | { readonly ok: true; readonly subject: string; readonly events: readonly CityEvent[] }
  | {
      readonly ok: false;
      readonly code: 'bad-request' | 'not-allowed' | 'no-such-subject' | 'conflict';
      readonly problem: Text;
    };

/** One attempt to hand what an order says to somebody's system; taken if it has no `problem`. */
export interface DeliveryReport {
  /** Subject of the order. */
  readonly subject: string;
  readonly what: 'order' | 'escalation' | 'withdrawal';
  /** False = nothing was sent, e.g. in an exercise. */
  readonly isAttempt: boolean;
  readonly problem?: Text;
}

/**
 * One part of what the office adds to the city. Deterministic in what it is shown: no clock, no
 * chance, no I/O. Its cost follows what changed, not the size of the city.
 */
export interface OfficePart {
  /** What it looks at; absent = everything. To be shown others changes nothing for it. */
  readonly kinds?: ReadonlySet<Kind>;
  /** Takes note of changed and late events, also of those that other parts made, and of what left. */
  observe(events: readonly CityEvent[], now: Instant, removed: readonly string[]): void;
  /** At each tick, after the parts before it: what is new of its own. */
  judge(city: CityView, now: Instant): readonly CityEvent[];
  /** After a restart, once it has observed what is still known of the last hours: what was in force. */
  recall(city: CityView, now: Instant): void;
  /** Carries out a command on what is its own; undefined = it is not meant. */
  command?(city: CityView, order: Order, now: Instant): Carried | undefined;
  /** Takes note of what became of a delivery, if it is of its own. */
  delivered?(city: CityView, report: DeliveryReport, now: Instant): readonly CityEvent[];
}
