/** The scenes that take turns on a wall, in the order that people learn: the same everywhere. */
export const SCENE_ORDER = [
  'overview',
  'disaster',
  'water',
  'traffic',
  'air',
  'voices',
  'administration',
  'coverage',
] as const;
