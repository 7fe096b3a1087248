import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Reading the TypeScript of the server and of its threads takes a second of each start; once is
// enough. In the product's own folder: code from a folder for everyone's files is not run. Threads
// are not told by the call, they look at the environment.
const compiled = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));
process.env['NODE_COMPILE_CACHE'] ??= compiled;
enableCompileCache(process.env['NODE_COMPILE_CACHE']);
await import('./run-command.ts');
