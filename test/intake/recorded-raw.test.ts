import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { openRecording } from '../../server/intake/recording.ts';
import { recordedRaw } from '../../server/recorded-raw.ts';
import { ROOT } from '../support/flood-night.ts';

test('bytes that come later by the clock of a recording are not there yet', async () => {
  const recording = openRecording(join(ROOT, 'fixtures/scenarios/flood-2022-08-08/frames'));
  const { rawId, receivedAt, sha256 } = recording.frame(Math.floor(recording.length / 2));
  let now = instantOf(instantMs(receivedAt) - 1);
  const raw = recordedRaw(recording, () => now);
  expect(await raw.get(rawId)).toBeUndefined();
  now = receivedAt;
  expect(await raw.get(rawId)).toMatchObject({ rawId, sha256 });
  expect(await raw.receipts({ rawId, sha256 })).toEqual([receivedAt]);
});
