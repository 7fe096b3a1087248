import { useLayoutEffect, useState, type RefObject } from 'react';
import type { FitBox } from './camera.ts';
import type { MapLegend } from './define-layer.ts';
import type { WordBox } from './room-for-words.ts';

const NO_BOXES: readonly WordBox[] = [];

const isSame = (a: readonly WordBox[], b: readonly WordBox[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What the legends of a stage depend on: they are measured again when it is another object. */
export interface LegendsShown {
  readonly legends: readonly MapLegend[];
  readonly note: string | undefined;
  readonly fitBox: FitBox;
  /** Absent = the whole city. */
  readonly focus: string | undefined;
}

/** The boxes of all legends of a stage, whole px of it. */
export function useLegendBoxes(
  stage: RefObject<HTMLElement | null>,
  shown: LegendsShown,
): readonly WordBox[] {
  const [boxes, setBoxes] = useState(NO_BOXES);
  useLayoutEffect(() => {
    const measure = (): void => {
      const { current } = stage;
      const isEmpty = shown.legends.length === 0 && shown.note === undefined;
      if (current === null) return;
      if (isEmpty && shown.focus === undefined) return setBoxes(NO_BOXES);
      const origin = current.getBoundingClientRect();
      const found = [...current.querySelectorAll('[data-legend]')].flatMap((legend) => {
        const { left, top, width, height } = legend.getBoundingClientRect();
        const [x, y] = [left - origin.left + width / 2, top - origin.top + height / 2];
        const box = [x, y, width, height].map(Math.round);
        const [middleX = 0, middleY = 0, wide = 0, high = 0] = box;
        return wide === 0 ? [] : [{ x: middleX, y: middleY, width: wide, height: high }];
      });
      setBoxes((held) => (isSame(held, found) ? held : found));
    };
    measure();
    // Type that comes later is wider.
    void document.fonts?.ready.then(measure);
  }, [stage, shown]);
  return boxes;
}
