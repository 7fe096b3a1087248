import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['SERVER_URL'] ?? 'http://localhost:8080';

/** The strict content policy allows no inline script, style or data URL: nothing is inlined. */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: process.env['BUILD_DIR'] ?? '../dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2500,
  },
  server: {
    proxy: {
      '/api': server,
      '/stream': { target: server, ws: true },
    },
  },
});
