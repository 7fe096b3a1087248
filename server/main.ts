import { fileURLToPath } from 'node:url';
import { ConfigError } from './config/config-error.ts';
import { readConfig } from './config/read-config.ts';
import { buildId, ensureClient } from './client-build.ts';
import { demo } from './demo.ts';
import type { Serving } from './serve.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env, ROOT);
  switch (config.command) {
    case 'demo': {
      ensureClient(ROOT);
      const serving = await demo(config, ROOT, buildId(ROOT));
      stopOnSignals(serving);
      console.log(`${config.scenario} → http://localhost:${serving.port}/wall`);
      break;
    }
    default:
      throw new ConfigError(`${config.command}: not yet`);
  }
}

function stopOnSignals(serving: Serving): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void serving.close().then(() => process.exit(0)));
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
