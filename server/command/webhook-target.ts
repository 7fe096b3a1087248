import type { Text } from '../../contract/place.ts';

/** Where the system of a contact takes orders. */
export interface WebhookTarget {
  readonly url: string;
  /** Undefined = its variable is not set: nothing is sent, nothing is taken. */
  readonly secret: string | undefined;
  /** It may stand on a private network or this machine. */
  readonly allowPrivate: boolean;
  /** Name of the contact. */
  readonly name: Text;
}

/** By the contact's id. */
export type WebhookTargets = ReadonlyMap<string, WebhookTarget>;
