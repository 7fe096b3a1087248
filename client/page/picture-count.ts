let drawn = 0;

/** The map drew a picture. */
export function countPicture(): void {
  drawn += 1;
}

/** Pictures of the map that this page has drawn. */
export const picturesDrawn = (): number => drawn;
