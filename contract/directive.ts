import type { Instant } from './event.ts';
import type { Actor, Contact, OfficeData, Transition } from './office.ts';
import type { Text } from './place.ts';

/** An order on its way; `delivered` once the recipient's system took it or a person opened it. */
export const DIRECTIVE_STATES = [
  'issued',
  'delivered',
  'read',
  'accepted',
  'done',
  'declined',
  'withdrawn',
] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

/** Attempts to tell somebody's system something; the last was taken if it has no `problem`. */
export interface Delivery {
  readonly attempts: number;
  readonly lastAt: Instant;
  readonly problem?: Text;
}

/** What the office orders a department to do (지시). `directive/…` */
export interface DirectiveData extends OfficeData {
  /** Number people say: `2022-0808-03`. */
  readonly number: string;
  /** The situation, incident or alarm it is about. */
  readonly about: string;
  readonly text: string;
  readonly recipient: Contact;
  readonly issuedBy: Actor;
  readonly issuedAt: Instant;
  readonly dueAt: Instant;
  readonly state: DirectiveState;
  readonly isOverdue?: boolean;
  readonly remindedAt: readonly Instant[];
  /** To whom it went up when nobody answered, and when. */
  readonly escalated?: {
    readonly at: Instant;
    readonly to: Contact;
    readonly delivery?: Delivery;
  };
  /** Attempts to hand it to the recipient's system; absent = it has none. */
  readonly delivery?: Delivery;
  /** The same for the word that it is withdrawn. */
  readonly withdrawal?: Delivery;
  readonly endedAt?: Instant;
  readonly transitions: readonly Transition<DirectiveState>[];
}
