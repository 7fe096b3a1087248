import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findConnectors } from '../../server/config/connectors.ts';
import { ROOT } from '../support/flood-night.ts';

test('docs/feeds.md lists every format with what it gives, how it comes and its key', async () => {
  const rows = readFileSync(join(ROOT, 'docs/feeds.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const listed = Object.fromEntries(
    rows.map(([, id = '', , standard, gives, ways, key]): [string, object] => [
      id,
      { standard, gives, ways, key },
    ]),
  );
  const built = [...(await findConnectors(ROOT)).values()].map((connector) => {
    const { source } = connector;
    return [
      `\`${connector.id}\``,
      {
        standard: connector.standard,
        gives: connector.emits.join(', '),
        ways: [source.transport, ...(source.alsoBy ?? [])].join(', '),
        key: source.keyEnv === undefined ? '—' : `\`${source.keyEnv}\``,
      },
    ];
  });
  expect(listed).toEqual(Object.fromEntries(built));
});
