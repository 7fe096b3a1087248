import type { Instant } from './event.ts';
import type { Transport } from './feed-health.ts';
import type { Text } from './place.ts';

/** One field of a message, and what it made of the event. */
export interface TracedField {
  /** `body[3].wl`, `rainfall.row[2].RAINFALL10`, `row 4.value`, `entity[7].1.2`. */
  readonly path: string;
  /** Its bytes in the body, without quotes: `byteFrom` up to before `byteTo`. */
  readonly byteFrom: number;
  readonly byteTo: number;
  /** As it is written, at most 200 characters; bytes that are no text as hex. */
  readonly text: string;
  /** Properties of the event that change with it: `data.result`; none = dropped. */
  readonly makes: readonly string[];
  /** With any other value that was tried there is no event of it. */
  readonly decides?: boolean;
  /** It stands in this table of the source, not in the message: its bytes are those of the table. */
  readonly table?: string;
}

/** A property that no field of the message makes, and what does. */
export interface TracedProperty {
  readonly property: string;
  /** The city's register, the receipt, or neither: the connector itself, or what it is set to. */
  readonly from: 'registry' | 'receipt' | 'connector';
}

/** A row by its place in the body. */
export interface TracedRow {
  readonly path: string;
  readonly byteFrom: number;
  readonly byteTo: number;
}

export type TracedForm = 'json' | 'xml' | 'csv' | 'protobuf';

/**
 * What reading the body again has shown. `unknown-form`: read, but its bytes have no form in which
 * fields could be told. `not-reproduced`: read again it does not give this event. `failed`: the
 * reader broke off.
 */
export interface TracedReading {
  readonly state: 'traced' | 'unknown-form' | 'not-reproduced' | 'failed';
  readonly form?: TracedForm;
  readonly row?: TracedRow;
  /** Fields of the row, also those that were dropped, and others that make a property of the event. */
  readonly fields: readonly TracedField[];
  readonly rest: readonly TracedProperty[];
  /** Properties of the kept event that are another when read again; none = the same. */
  readonly differs?: readonly string[];
  /** Time or size ran out: fields may be missing. */
  readonly isCut?: boolean;
}

/** The bytes behind an event: held or why not. */
export type TracedRaw =
  | {
      readonly state: 'held';
      readonly rawId: string;
      /** `/api/v1/raw/{rawId}`. */
      readonly path: string;
      readonly call: string;
      readonly receivedAt: Instant;
      readonly bytes: number;
      readonly contentType?: string;
      /** Of the event, and whether the bytes that are kept still have it. */
      readonly sha256: string;
      readonly isIntact: boolean;
      /** When the very same bytes came otherwise; absent = it is not known. */
      readonly again?: readonly Instant[];
    }
  /** Past its retention; it was to be held until then. */
  | {
      readonly state: 'gone';
      readonly rawId: string;
      readonly sha256: string;
      readonly heldUntil?: Instant;
    }
  | { readonly state: 'unknown'; readonly rawId: string; readonly sha256: string }
  /** It may name persons: shown to nobody. */
  | { readonly state: 'withheld'; readonly rawId: string; readonly sha256: string }
  /** Of other events: there is no message of its own. */
  | { readonly state: 'computed'; readonly derivedFrom: readonly string[] };

/** The source as the city is connected to it. */
export interface TracedFeed {
  readonly id: string;
  readonly title: Text;
  /** The published format that its connector reads. */
  readonly standard: string;
  readonly licence: string;
  readonly attribution: string;
  readonly transport: Transport;
  readonly everySec: number;
  readonly lagSec?: number;
}

/** `GET /api/v1/events/{id}/trace`: from the number back to the bytes that made it. */
export interface TraceAnswer {
  readonly id: string;
  readonly feed?: TracedFeed;
  readonly raw: TracedRaw;
  /** Absent where the bytes are not held, or withheld. */
  readonly reading?: TracedReading;
}
