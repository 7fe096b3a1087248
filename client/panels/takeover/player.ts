/** Plays an address in an element and tells of each new picture and of the end; gives the way to stop. */
export type Player<E extends HTMLElement> = (
  element: E,
  url: string,
  on: { readonly frame: () => void; readonly failed: () => void },
) => () => void;
