import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env['SERVER_URL'] ?? 'http://localhost:8080';
const mapSources = fileURLToPath(new URL('node_modules/maplibre-gl/src', import.meta.url));
const MAP_WORKER = '\0map-worker';

/**
 * MapLibre's page and thread, as it publishes them, each hold all that both need. Built from its
 * sources they share one file, which is a fifth of all scripts of the wall less.
 */
const mapOnce: Plugin = {
  name: 'map-once',
  enforce: 'pre',
  apply: 'build',
  resolveId: (id) => {
    if (id === 'maplibre-gl') return `${mapSources}/index.ts`;
    return /^maplibre-gl\/.*-worker\.mjs\?worker&url$/.test(id) ? MAP_WORKER : undefined;
  },
  load(id) {
    if (id !== MAP_WORKER) return undefined;
    const worker = `${mapSources}/source/worker.ts`;
    const file = this.emitFile({ type: 'chunk', id: worker, name: 'maplibre-gl-worker' });
    return `export default import.meta.ROLLUP_FILE_URL_${file};`;
  },
};

/** The strict content policy allows no inline script, style or data URL: nothing is inlined. */
export default defineConfig({
  root: 'client',
  plugins: [mapOnce, react()],
  // MapLibre's classes name again what their parents set; such a field must not be made anew.
  oxc: {
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  worker: { format: 'es' },
  build: {
    outDir: process.env['BUILD_DIR'] ?? '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
    license: { fileName: 'licenses.md' },
  },
  server: {
    proxy: {
      '/api': server,
      '/stream': { target: server, ws: true },
    },
  },
});
