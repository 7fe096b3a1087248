import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that fold hours or wait long, the longest first. A machine that has never run them would
 * take short texts for short tests, begin these last and idle beside them.
 */
const LONG = [
  'night/recorded-night',
  'journey/standing-evening',
  'journey/stream',
  'conformance/openapi',
  'journey/command-line',
  'faults/clock-step',
  'journey/determinism',
  'journey/restart',
  'journey/dense-past',
  'faults/past-kill',
  'conformance/office',
  'journey/graceful-stop',
  'journey/live-outage',
  'faults/slow-client',
  'journey/durable-ack',
  'journey/drill-live',
  'faults/stopped-server',
  'journey/screens',
  'journey/time-machine',
  'journey/situation-people',
  'journey/mqtt-city',
  'journey/drill-demo',
  'journey/fourth-city',
  'journey/http-api',
  'conformance/feeds',
  'journey/isolation',
  'journey/demo-log',
  'workspace/pinned-notes',
  'journey/time-link',
  'journey/bitemporal',
  'e2e/evening',
  'e2e/explore',
  'e2e/scenes',
  'e2e/calm-wall',
  'e2e/safe-page',
  'e2e/still-page',
  'e2e/presenter',
  'e2e/alive-build',
  'e2e/explore-keys',
  'e2e/type-size',
  'e2e/time-machine',
  'e2e/no-feeds',
];

/** Begins with the files that take longest, on every machine. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- not the one of arrays
    const sorted = await super.sort(files);
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = LONG.findIndex((name) => moduleId.includes(`/test/${name}.`));
      return rank === -1 ? LONG.length : rank;
    };
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
