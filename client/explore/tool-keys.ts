/** What a key means for the tools on the map. */
export type ToolWish = 'measure' | 'area' | 'buffer' | 'near';

/** Keys and what they do, for whoever lists them; Korean letters lie on the same keys. */
export const TOOL_KEYS = [
  { keys: ['M', 'ㅡ'], id: 'measure' },
  { keys: ['A', 'ㅁ'], id: 'area' },
  { keys: ['B', 'ㅠ'], id: 'buffer' },
  { keys: ['W', 'ㅈ'], id: 'near' },
] as const;

/** The tool of a key, without Shift. */
export function toolKey(key: string): ToolWish | undefined {
  const letter = key.toUpperCase();
  return TOOL_KEYS.find(({ keys }) => keys.some((known) => known === letter))?.id;
}
