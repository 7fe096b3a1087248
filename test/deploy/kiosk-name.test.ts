import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ROOT } from '../support/flood-night.ts';

const TOOLS = ['bash', 'curl', 'jq', 'pgrep', 'setsid'].map((name) => `/usr/bin/${name}`);
/** A browser that does nothing but be there, with a page. */
const BROWSER = "#!/bin/bash\nexec -a 'browser --type=renderer' sleep 300\n";

/** A server that hears one wall; tells how often it was asked. */
async function serverWith(name: string) {
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.url === '/api/v1/screens') asked += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ screens: [{ report: { name }, isSilent: false }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked: () => asked };
}

// Only where there is what a kiosk needs.
test.skipIf(!TOOLS.every((path) => existsSync(path)))(
  'a wall with a name of several words in Hangul is known by it, however its address writes it',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kiosk-name-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const browser = join(folder, 'browser');
    writeFileSync(browser, BROWSER, { mode: 0o755 });
    const name = '6층 시장실';
    for (const written of [encodeURIComponent(name), '6%EC%B8%B5+시장실', name]) {
      const { origin, asked } = await serverWith(name);
      const kiosk = spawn('bash', [join(ROOT, 'deploy/kiosk/kiosk.sh')], {
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          CHROMIUM: browser,
          WALL_URL: `${origin}/wall?lang=ko&screen=${written}&turn=0#top`,
          EVERY_SEC: '1',
          SILENT_SEC: '1',
        },
      });
      let said = '';
      kiosk.stderr.on('data', (piece) => (said += String(piece)));
      await vi.waitFor(() => expect(asked()).toBeGreaterThan(1), 30_000);
      const { exitCode } = kiosk;
      kiosk.kill();
      await new Promise((resolve) => kiosk.once('close', resolve));
      expect([written, exitCode, said]).toEqual([written, null, '']);
    }
  },
);
