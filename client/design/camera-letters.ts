/** As many cameras as are shown beside the map; a letter on the map means the tile with it. */
export const CAMERA_LETTERS = ['A', 'B', 'C', 'D'] as const;
