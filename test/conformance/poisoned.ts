const JSON_POISONS: readonly unknown[] = [{ a: 1 }, [[]], null, ' ', '9'.repeat(40), -1e308, true];
const XML_POISONS = ['<a>1</a>', '', ' ', 'x', '9'.repeat(40), '&lt;a&gt;', '<![CDATA[x]]>'];
/** Every so manieth value of a large body, so that a case stays near this many bodies. */
const BODIES = 300;

/** The body again and again, each time with one of its values replaced by something else. */
export function* poisoned(body: Uint8Array): Generator<Uint8Array> {
  const text = new TextDecoder().decode(body);
  const encode = (changed: string) => new TextEncoder().encode(changed);
  if (/^\s*</.test(text)) {
    for (const leaf of thinned([...text.matchAll(/>([^<>]+)</g)], XML_POISONS.length)) {
      const from = leaf.index + 1;
      const to = from + (leaf[1]?.length ?? 0);
      for (const poison of XML_POISONS) yield encode(text.slice(0, from) + poison + text.slice(to));
    }
    return;
  }
  const payload: unknown = JSON.parse(text);
  for (const path of thinned(pathsOf(payload), JSON_POISONS.length)) {
    for (const poison of JSON_POISONS)
      yield encode(JSON.stringify(replaced(payload, path, poison)));
  }
}

function thinned<T>(places: readonly T[], poisons: number): readonly T[] {
  const step = Math.ceil((places.length * poisons) / BODIES);
  return places.filter((_place, index) => index % step === 0);
}

type Path = readonly (string | number)[];

/** Every value but the whole: a section that is replaced is as bad as a leaf. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  const own = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null) return own;
  const inner = Array.isArray(value)
    ? value.flatMap((member, index) => pathsOf(member, [...path, index]))
    : Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, key]));
  return [...own, ...inner];
}

function replaced(value: unknown, [key, ...rest]: Path, poison: unknown): unknown {
  if (key === undefined) return poison;
  if (Array.isArray(value)) {
    return value.map((member: unknown, index) =>
      index === key ? replaced(member, rest, poison) : member,
    );
  }
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([name, member]) => [
      name,
      name === key ? replaced(member, rest, poison) : member,
    ]),
  );
}
