import { fileURLToPath } from 'node:url';
import { ConfigError } from './config/config-error.ts';
import { readConfig } from './config/read-config.ts';
import { buildId, ensureClient } from './client-build.ts';
import { check } from './check.ts';
import { ensureBasemap } from './basemap-build.ts';
import { demo } from './demo.ts';
import { live } from './live.ts';
import { record } from './record.ts';
import { stopOnSignals } from './stop-on-signals.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.argv.slice(2), process.env, ROOT);
  switch (config.command) {
    case 'demo': {
      ensureClient(ROOT);
      ensureBasemap(ROOT, config.city);
      const serving = await demo(config, ROOT, buildId(ROOT), process.env);
      stopOnSignals(serving);
      console.log(`${config.scenario} → http://localhost:${serving.port}/wall`);
      break;
    }
    case 'start': {
      ensureClient(ROOT);
      ensureBasemap(ROOT, config.city);
      const serving = await live(config, process.env, ROOT, buildId(ROOT));
      stopOnSignals(serving);
      console.log(`${config.city.profile.id} → http://localhost:${serving.port}/wall`);
      break;
    }
    case 'record': {
      const stopping = new AbortController();
      for (const signal of SIGNALS) process.once(signal, () => stopping.abort());
      await record(config, process.env, ROOT, stopping.signal, console.log);
      break;
    }
    case 'check':
      process.exitCode = (await check(config, ROOT, console.log)) ? 0 : 1;
      break;
  }
}

try {
  await main();
} catch (error) {
  // 1 means that `check` rejected something; a defect of ours must not look like that.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = error instanceof ConfigError ? 2 : 3;
}
