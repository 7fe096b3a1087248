/** So many dots of a layer are drawn while the map moves on a machine that cannot follow with all. */
export const MOVING_DOTS = 15_000;
