import type { FeedEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { FeedRecord } from './feed-record.ts';

/**
 * Goes on from what a feed's health said when the city was stopped: its counts, and how old its last
 * answer is. What was wrong with it must be found out anew.
 */
export function restoreFeed(record: FeedRecord, { data, recordedtime }: FeedEvent): void {
  const toldMs = instantMs(recordedtime);
  record.lastGoodMs = data.lastGood === null ? undefined : instantMs(data.lastGood);
  record.newestMs = data.newest === null ? undefined : instantMs(data.newest);
  record.lagMs = data.lagSec === null ? undefined : data.lagSec * 1000;
  record.accepted = data.accepted;
  record.duplicates = data.duplicates;
  record.rejected = data.rejected;
  record.countedSinceMs =
    data.countedSince === undefined ? record.countedSinceMs : instantMs(data.countedSince);
  record.quarantine = data.rejects.map((reject) => ({ at: recordedtime, ...reject }));
  // Doubtful until good answers outweigh it.
  if (data.quality === 'uncertain') record.poison.note(1, 1, toldMs);
  for (const what of data.drift ?? []) record.drift.set(what, toldMs);
  // A slowed rhythm holds until the calls are planned anew; else it would look like silence.
  if (data.usualEverySec === record.facts.everySec) record.everySec = data.everySec;
  const { rawId, sha256 } = data.provenance;
  if (rawId !== '') record.lastRaw = { rawId, sha256 };
}
