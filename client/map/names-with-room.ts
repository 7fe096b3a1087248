import type { Pixel } from './camera.ts';
import { isWhole, type WordFrame } from './place-words.ts';
import { roomForWords, type WordBox } from './room-for-words.ts';

/** A name and what it takes on screen. */
export interface NamedBox<T> {
  readonly name: T;
  readonly box: WordBox;
}

/**
 * Names that can be read, in their order: none covers one before it, and none is cut off by the frame.
 * The others come where the map is near enough.
 */
export function namesWithRoom<T extends { readonly text: string }>(
  names: readonly T[],
  pixels: readonly (Pixel | undefined)[],
  sizeOf: (text: string) => { readonly width: number; readonly height: number },
  frame: WordFrame | undefined,
): readonly NamedBox<T>[] {
  const whole = names.flatMap((name, index): readonly NamedBox<T>[] => {
    const pixel = pixels[index];
    if (pixel === undefined) return [];
    const box = { ...pixel, ...sizeOf(name.text) };
    return frame === undefined || isWhole(box, frame) ? [{ name, box }] : [];
  });
  const hasRoom = roomForWords(whole.map(({ box }) => box));
  return whole.filter((_, index) => hasRoom[index]);
}
