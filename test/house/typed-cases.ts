/** A mistake and the rule that must see it; most need types, so a linter without them is blind. */
interface TypedCase {
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

export const TYPED: readonly TypedCase[] = [
  {
    rule: 'typescript(no-floating-promises)',
    path: 'server/hub/floating.ts',
    text: 'const later = async (): Promise<number> => 1;\nexport const now = () => {\n  later();\n};',
  },
  {
    rule: 'typescript(switch-exhaustiveness-check)',
    path: 'server/hub/switch.ts',
    text: `export function word(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A';\n  }\n  return '';\n}`,
  },
  {
    rule: 'typescript(no-unsafe-assignment)',
    path: 'server/hub/leak.ts',
    text: `export const read = (text: string) => {\n  const row = JSON.parse(text);\n  return String(row);\n};`,
  },
  {
    rule: 'typescript(no-explicit-any)',
    path: 'server/hub/loose.ts',
    text: 'export const loose = (row: any): string => String(row);',
  },
  {
    rule: 'eslint(no-restricted-globals)',
    path: 'server/city/dated.ts',
    text: `export const at = Date.parse('2022-08-08T12:00:00.000Z');`,
  },
  {
    rule: 'eslint(no-restricted-globals)',
    path: 'server/office/waits.ts',
    text: 'export const wait = () => setTimeout(() => undefined, 1);',
  },
  {
    rule: 'eslint(no-restricted-globals)',
    path: 'server/office/asks.ts',
    text: `export const ask = () => fetch('/');`,
  },
  {
    rule: 'eslint(no-restricted-globals)',
    path: 'server/city/prints.ts',
    text: `export const print = () => console.log(process.pid);`,
  },
  {
    rule: 'eslint(no-restricted-properties)',
    path: 'server/city/chance.ts',
    text: 'export const chance = () => Math.random();',
  },
  { rule: 'import(no-default-export)', path: 'server/hub/default.ts', text: 'export default 1;' },
  { rule: 'unicorn(filename-case)', path: 'server/hub/camelCase.ts', text: 'export const a = 1;' },
];
