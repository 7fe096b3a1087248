import { deviceId } from '../../../page/device-id.ts';
import { loadedBuild } from '../../../page/loaded-build.ts';

/** What does not change while this page lives. */
export interface PageFacts {
  readonly deviceId: string;
  /** Undefined while developing. */
  readonly build: string | undefined;
  /** By this computer's clock. */
  readonly openedMs: number;
}

let facts: PageFacts | undefined;

export function pageFacts(): PageFacts {
  facts ??= {
    deviceId: deviceId(),
    build: loadedBuild(),
    openedMs: performance.timeOrigin,
  };
  return facts;
}
