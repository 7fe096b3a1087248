import type { Instant } from '../../contract/event.ts';

/** The call of frames that were sent to us. */
export const PUSH_CALL = 'push';

/** One answer of a source, untouched. Live and recorded alike. */
export interface RawFrame {
  readonly feed: string;
  readonly body: Uint8Array;
  readonly receivedAt: Instant;
  /** Key of the bytes for `/api/v1/raw/{rawId}`: `<feed>@<receivedAt>#<first 8 of sha256>`. */
  readonly rawId: string;
  /** Hex. */
  readonly sha256: string;
  /** Which call of the round it answers, as the connector named it (`list`, `info`, `11`). */
  readonly call: string;
  readonly contentType?: string;
  /**
   * What the transport said beside the body, lower case: `mqtt-topic`, `mqtt-retained` (`true`),
   * `ce-id` and its kin, `url` of a followed document. Never a secret.
   */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The body that named this document, if it is only a part of what that one says. */
  readonly parent?: Uint8Array;
  /**
   * Last good bodies of the feed's companion calls (station tables, code lists) by call name, so
   * that reading stays a pure function of the frame.
   */
  readonly companions?: Readonly<Record<string, Uint8Array>>;
}
