import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CASES } from './import-cases.ts';
import { TYPED } from './typed-cases.ts';

interface Finding {
  readonly code: string;
  readonly filename: string;
}

const planted = mkdtempSync(join(tmpdir(), 'planted-'));
let findings: readonly Finding[] = [];

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(planted, path)), { recursive: true });
  writeFileSync(join(planted, path), `${text}\n`);
}

function lint(): readonly Finding[] {
  const oxlint = resolve('node_modules/.bin/oxlint');
  try {
    execFileSync(oxlint, ['--type-aware', '--format', 'json'], { cwd: planted, stdio: 'pipe' });
  } catch (error) {
    // It ends with 1 because of what was planted; the findings are on stdout.
    const { stdout } = error as { stdout: Buffer };
    return (JSON.parse(stdout.toString()) as { diagnostics: Finding[] }).diagnostics;
  }
  return [];
}

function codesOf(path: string): readonly string[] {
  return findings.filter(({ filename }) => filename === path).map(({ code }) => code);
}

/** A path of its own for each case, in the case's folder and with its suffix. */
function pathOf(file: string, kind: 'wrong' | 'right', index: number): string {
  return join(dirname(file), file.slice(dirname(file).length + 1).replace('x', `${kind}-${index}`));
}

beforeAll(() => {
  cpSync('.oxlintrc.json', join(planted, '.oxlintrc.json'));
  const options = { strict: true, target: 'es2024', module: 'preserve', types: [], noEmit: true };
  plant(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { ...options, allowImportingTsExtensions: true } }),
  );
  for (const [index, { file, wrong, right }] of CASES.entries()) {
    plant(pathOf(file, 'wrong', index), `export { part } from '${wrong}';`);
    plant(pathOf(file, 'right', index), `export { part } from '${right}';`);
  }
  for (const { path, text } of TYPED) plant(path, text);
  plant('server/hub/round.ts', `import { trip } from './trip.ts';\nexport const round = [trip];`);
  plant('server/hub/trip.ts', `import { round } from './round.ts';\nexport const trip = [round];`);
  plant('server/hub/long.ts', 'export {};\n'.repeat(301));
  findings = lint();
});

afterAll(() => rmSync(planted, { recursive: true }));

test.each(CASES.map((each, index) => ({ ...each, index })))(
  '$file must not import $wrong, may import $right',
  ({ file, index }) => {
    expect(codesOf(pathOf(file, 'wrong', index))).toContain('eslint(no-restricted-imports)');
    expect(codesOf(pathOf(file, 'right', index))).not.toContain('eslint(no-restricted-imports)');
  },
);

test.each(TYPED)('$rule is seen in $path', ({ path, rule }) => {
  expect(codesOf(path)).toContain(rule);
});

test('two files may not import each other', () => {
  expect(codesOf('server/hub/round.ts')).toContain('import(no-cycle)');
});

test('a file of 301 lines is too long', () => {
  expect(codesOf('server/hub/long.ts')).toContain('eslint(max-lines)');
});
