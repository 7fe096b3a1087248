import { readFileSync } from 'node:fs';

const DECLARED = /--([\w-]+):\s*([^;]+);/g;
const REFERENCE = /^var\(--([\w-]+)\)$/;

/** The design tokens as declared, and their colours with references followed. */
export function readTokens(): { readonly colour: (name: string) => string } {
  const css = readFileSync('client/design/tokens.css', 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const declared = new Map<string, string>();
  for (const [, name = '', value = ''] of css.matchAll(DECLARED)) {
    if (!declared.has(name)) declared.set(name, value.trim());
  }
  const colour = (name: string): string => {
    const value = declared.get(name);
    if (value === undefined) throw new Error(`no token --${name}`);
    const referred = REFERENCE.exec(value)?.[1];
    return referred === undefined ? value : colour(referred);
  };
  return { colour };
}
