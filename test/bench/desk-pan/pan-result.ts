/** Pictures a second of the same way over the map, in turns. */
export interface PanResult {
  readonly empty: readonly number[];
  readonly full: readonly number[];
  readonly points: number;
}
