import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { SocketSetup } from './socket-setup.ts';

/** Deliveries after which a message that breaks us is let go, so that those behind it can come. */
const MOST_BREAKS = 5;

export interface Patience {
  /** True once the city has it, false when it is given up; throws while it should come again. */
  readonly take: (frame: RawFrame) => Promise<boolean>;
}

/** Takes what a broker delivers, which comes again whenever taking it failed. */
export function patienceWith(take: SocketSetup['take']): Patience {
  let broken = '';
  let breaks = 0;
  return {
    take: async (frame) => {
      try {
        await take({ kind: 'frame', frame });
        return true;
      } catch (error) {
        breaks = frame.sha256 === broken ? breaks + 1 : 1;
        broken = frame.sha256;
        if (breaks < MOST_BREAKS) throw error;
        return false;
      }
    },
  };
}
