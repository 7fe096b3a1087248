import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that fold hours or wait long, the longest first. A machine that has never run them would
 * take short texts for short tests, begin these last and idle beside them.
 */
const LONG = [
  'night/recorded-night',
  'journey/stream',
  'journey/briefing',
  'journey/standing-evening',
  'conformance/office',
  'journey/dense-past',
  'faults/clock-step',
  'journey/command-line',
  'journey/determinism',
  'journey/restart',
  'journey/live-outage',
  'journey/drill-live',
  'conformance/openapi',
  'faults/slow-client',
  'faults/stopped-server',
  'journey/graceful-stop',
  'journey/fourth-city',
  'conformance/feeds',
  'e2e/evening',
  'e2e/calm-wall',
  'e2e/scenes',
  'e2e/safe-page',
  'e2e/presenter',
  'e2e/no-feeds',
  'e2e/time-machine',
  'e2e/type-size',
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
