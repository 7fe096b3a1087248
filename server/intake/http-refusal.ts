import type { Text } from '../../contract/place.ts';
import type { Failure, FailureKind } from './arrival.ts';

/** Ends a fetch with a failure we chose, as opposed to one the network gave us. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly failure: Failure;

  constructor(kind: FailureKind, reason: Text) {
    super(reason.en ?? reason.ko);
    this.failure = { kind, reason };
  }
}
