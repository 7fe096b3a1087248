import type { EventData, Instant } from './event.ts';
import type { Geometry, Text } from './place.ts';

/** What a person of the office may do; each role may also do what those before it may. */
export const ROLES = ['viewer', 'operator', 'supervisor', 'executive'] as const;
export type Role = (typeof ROLES)[number];

/** Who gave a command, as the server knows it, never as the sender claims. */
export interface Actor {
  readonly name: string;
  readonly role: Role;
  /** One of the marked identities of a demo: nobody real. */
  readonly isDemo?: boolean;
  /** Id of the contact of the city whose own system said it. */
  readonly contact?: string;
}

/** What the office makes carries what it was made from, and why in words. */
export interface OfficeData extends EventData {
  /** Subjects of the events it was made from; of what is gone too. */
  readonly derivedFrom: readonly string[];
  readonly why: Text;
}

/** One step of something that people and rules move: who, when, why. Never changed afterwards. */
export interface Transition<S extends string> {
  readonly at: Instant;
  readonly to: S;
  /** What moved it: a command's name, or the rule's, e.g. `off-delay`. */
  readonly by: string;
  /** Absent = a rule did. */
  readonly actor?: Actor;
  readonly reason?: string;
  /** Idempotency key of the command. */
  readonly key?: string;
}

/** A person or desk to call; addresses are data of the city. */
export interface Contact {
  readonly id: string;
  readonly name: Text;
  readonly duty: Text;
  /** `tel:…` (RFC 3966). */
  readonly tel?: string;
  /** `sip:…` (RFC 3261). */
  readonly sip?: string;
  /** Address of a video meeting. */
  readonly meeting?: string;
}

/** Where on the map and when a note speaks of; it is drawn there. */
export interface NotePin {
  /** A point, or an area of at most 100 corners. */
  readonly geometry?: Extract<Geometry, { readonly type: 'Point' | 'MultiPolygon' }>;
  /** An instant not after the city's clock; with `to` the span that begins then. */
  readonly from?: Instant;
  readonly to?: Instant;
}

/** What somebody wrote down. */
export interface Note {
  readonly at: Instant;
  readonly actor: Actor;
  readonly text: string;
  /** Only of a situation. */
  readonly pin?: NotePin;
}
