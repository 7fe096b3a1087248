import type { ScreenSize } from '../support/browser.ts';

/** Canvases that the wall is laid out for: the office's own, others' walls, a desk, an upright panel. */
export const SIZES: readonly ScreenSize[] = [
  { width: 3840, height: 1770 },
  { width: 3840, height: 2160 },
  { width: 5760, height: 2160 },
  { width: 7680, height: 2160 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
];

/** The recorded night at its worst and before it begins, and a live city that hears nothing. */
export const STATES = {
  storm: { from: '2022-08-08T21:32+09:00' },
  calm: { from: '2022-08-08T16:10+09:00' },
  down: undefined,
} as const;
export type StateName = keyof typeof STATES;

export const LANGUAGES = ['ko', 'en'] as const;

export interface Picture {
  readonly state: StateName;
  readonly scene: string;
  readonly size: ScreenSize;
  readonly language: (typeof LANGUAGES)[number];
}

/** `storm-water-3840x1770-ko.png` */
export function pictureName({ state, scene, size, language }: Picture): string {
  return `${state}-${scene}-${size.width}x${size.height}-${language}.png`;
}
