import { expect, test } from 'vitest';
import type { Connector } from '../../server/feed-kit/define-connector.ts';
import { fixtureCases } from './fixture-cases.ts';
import { feedContext } from './feed-context.ts';

/** One test a case: as many events, rejects and the kind of fault as `expected.json` says. */
export function expectCases(connector: Connector): void {
  const cases = fixtureCases(connector.id).filter((fixture) => fixture.expected !== undefined);
  test('there are cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(4);
  });
  test.each(cases)('$name gives what it should', ({ frame, expected }) => {
    const reading = connector.read(frame, feedContext(connector));
    expect({
      accepted: reading.events.length,
      rejected: reading.rejects.length,
      fault: reading.fault?.kind,
    }).toEqual({ fault: undefined, ...expected });
  });
}
