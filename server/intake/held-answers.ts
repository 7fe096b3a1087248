import type { MqttClient, Packet } from 'mqtt';

/**
 * Private in `mqtt`, and the one place where all that it sends goes by. Its public `customHandleAcks`
 * and `handleMessage` hold an answer too, and with it all that comes after: one message a write.
 */
const SEND = '_sendPacket';
type Send = (packet: Packet, sent?: () => void, ...more: readonly unknown[]) => void;

/** Answers to a broker that wait for the disk, and go out in the order the messages came. */
export interface HeldAnswers {
  /** The message just taken is answered once `kept` settles; `next` lets another be read. */
  hold(kept: Promise<void>, next: () => void): void;
}

/**
 * Holds back each acknowledgement of a client. `mqtt` reads on only when it has sent one, and so
 * thinks it has: the next message is taken while the one before is written. At most `most` wait.
 */
export function heldAnswers(client: MqttClient, most: number): HeldAnswers {
  const own = client as unknown as { [SEND]?: Send };
  const send = own[SEND]?.bind(client);
  if (send === undefined) {
    throw new Error(
      `mqtt: expected ${SEND}, found none: acknowledgements would not wait for the disk`,
    );
  }
  let answerable: Promise<unknown> = Promise.resolve();
  let held = 0;
  let waiting: (() => void) | undefined;
  own[SEND] = (packet, sent, ...more) => {
    if (packet.cmd !== 'puback') return send(packet, sent, ...more);
    void answerable.then(
      () => (client.connected ? send(packet) : undefined),
      () => undefined,
    );
    sent?.();
  };
  const release = (): void => {
    held -= 1;
    const next = waiting;
    waiting = undefined;
    next?.();
  };
  return {
    hold: (kept, next) => {
      held += 1;
      answerable = Promise.all([answerable, kept]);
      answerable.then(release, () => undefined);
      if (held < most) next();
      else waiting = next;
    },
  };
}
