import { readFileSync } from 'node:fs';

const DECLARED = /--([\w-]+):\s*([^;]+);/g;
const REFERENCE = /^var\(--([\w-]+)\)$/;
const NIGHT = /:root\[data-night='true'\]\s*\{([^}]*)\}/;

export interface Tokens {
  readonly colour: (name: string) => string;
  /** Every token whose value is a colour of its own. */
  readonly colours: readonly string[];
}

/** The design tokens as declared, and their colours with references followed; of a dark room if asked. */
export function readTokens(isNight = false): Tokens {
  const css = readFileSync('client/design/tokens.css', 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const night = NIGHT.exec(css)?.[1] ?? '';
  const day = css.replace(NIGHT, '');
  const declared = new Map<string, string>();
  for (const [, name = '', value = ''] of (isNight ? night + day : day).matchAll(DECLARED)) {
    if (!declared.has(name)) declared.set(name, value.trim());
  }
  const colour = (name: string): string => {
    const value = declared.get(name);
    if (value === undefined) throw new Error(`no token --${name}`);
    const referred = REFERENCE.exec(value)?.[1];
    return referred === undefined ? value : colour(referred);
  };
  const colours = [...declared].flatMap(([name, value]) => (value.startsWith('#') ? [name] : []));
  return { colour, colours };
}
