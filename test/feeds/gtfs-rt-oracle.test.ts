import bindings from 'gtfs-realtime-bindings';
import { expect, test } from 'vitest';
import { readFeedMessage } from '../../server/feeds/gtfs-rt-messages.ts';
import { GTFS_RT_BODIES } from '../support/gtfs-rt-bodies.ts';

const { FeedMessage } = bindings.transit_realtime;

/** What the bindings of the standard's own project read, `undefined` where they refuse. */
function oracle(body: Uint8Array): unknown {
  try {
    return FeedMessage.toObject(FeedMessage.decode(body), { longs: Number });
  } catch {
    return undefined;
  }
}

function ours(body: Uint8Array): unknown {
  try {
    return readFeedMessage(body);
  } catch {
    return undefined;
  }
}

const messages = Object.entries(GTFS_RT_BODIES).filter(
  ([file]) => file.endsWith('.pb') && !['no-bytes.pb', 'truncated.pb'].includes(file),
);

test.each(messages)('%s reads as the bindings read it', (_file, body) => {
  expect(oracle(body)).toBeDefined();
  expect(ours(body)).toEqual(oracle(body));
});

test('cut off anywhere: whatever the bindings can read, we read alike', () => {
  let read = 0;
  for (const [, body] of messages) {
    for (let length = 2; length < body.length; length += 1) {
      const cut = body.subarray(0, length);
      const theirs = oracle(cut);
      if (theirs === undefined) continue;
      read += 1;
      expect(ours(cut)).toEqual(theirs);
    }
  }
  expect(read).toBeGreaterThan(40);
});
