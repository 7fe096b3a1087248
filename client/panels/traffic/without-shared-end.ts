/** Names less the last word that all of them share, `… 공영주차장(시)`: the tile's title says it. */
export function withoutSharedEnd(names: readonly string[]): readonly string[] {
  const ends = new Set(names.map((name) => name.slice(name.lastIndexOf(' '))));
  const [end = ''] = ends;
  if (ends.size !== 1 || names.length < 2 || !end.startsWith(' ')) return names;
  return names.map((name) => name.slice(0, -end.length));
}
