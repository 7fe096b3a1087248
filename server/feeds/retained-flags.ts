import type { Flag } from '../../contract/event.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';

/** What an MQTT broker hands out on subscribing is the last known state, of unknown age. */
export function retainedFlags(frame: RawFrame): readonly Flag[] {
  return frame.attributes?.['mqtt-retained'] === 'true' ? ['retained'] : [];
}
