import { useMemo, useRef, type JSX } from 'react';
import type { District } from '../../contract/place.ts';
import { say, type Language } from '../design/language.ts';
import type { MapWord } from '../explore/map-words.ts';
import type { Camera } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import styles from './desk-words.module.css';
import { namesWithRoom } from './names-with-room.ts';
import { placeWords, type WordFrame } from './place-words.ts';
import type { Side } from './swipe-sides.ts';
import { roomIn } from './room-for-words.ts';
import { useBoxSize, type BoxSize } from './use-box-size.ts';
import { useOverBoxes } from './use-over-boxes.ts';
import { useProjected } from './use-projected.ts';

/** Width of letters and height of a line, px: names of districts, and of things. */
const DISTRICT = { wide: 16, narrow: 8.5, high: 20 } as const;
const THING = { wide: 12.4, narrow: 7, high: 16 } as const;
/** Half a mark and some air. */
const MARK_PX = 11;

const widthOf = (text: string, { wide, narrow }: typeof DISTRICT | typeof THING): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? wide : narrow), 0);

const districtSize = (text: string): { readonly width: number; readonly height: number } => ({
  width: widthOf(text, DISTRICT),
  height: DISTRICT.high,
});

/** From the edge of two instants to the words of either. */
const EDGE_PX = 8;

/** Words of an instant stand on its side of the edge. */
function frameOf({ width, height }: BoxSize, share: number | undefined, side: Side): WordFrame {
  const whole = { left: 0, top: 0, right: width, bottom: height };
  if (share === undefined) return whole;
  return side === 'left'
    ? { ...whole, right: share * width - EDGE_PX }
    : { ...whole, left: share * width + EDGE_PX };
}

/**
 * Names of the districts, and beside their marks the names of what is abnormal. No word covers
 * another, a mark or a name of a district, and none is cut off; whichever has no room is in the table.
 */
export function DeskWords({
  camera,
  districts,
  words,
  beside,
  share,
  side = 'right',
  language,
}: {
  readonly camera: Camera | undefined;
  readonly districts: readonly District[];
  readonly words: readonly MapWord[];
  /** Words of layers that stand on the map already, e.g. digits on lines. */
  readonly beside: readonly MapLabel[];
  /** Where the edge to another instant stands, 0 … 1 from the left; absent = there is none. */
  readonly share?: number | undefined;
  readonly side?: Side;
  readonly language: Language;
}): JSX.Element {
  const host = useRef<HTMLDivElement>(null);
  const size = useBoxSize(host);
  const frame = size && frameOf(size, share, side);
  const names = useMemo(
    () =>
      districts.map(({ code, name, label }) => ({ code, at: label, text: say(name, language) })),
    [districts, language],
  );
  const namePixels = useProjected(
    camera,
    useMemo(() => names.map(({ at }) => at), [names]),
  );
  const pixels = useProjected(
    camera,
    useMemo(() => words.map(({ at }) => at), [words]),
  );
  const besidePixels = useProjected(
    camera,
    useMemo(() => beside.map((label) => label.at), [beside]),
  );
  const over = useOverBoxes(host);
  const shownNames = namesWithRoom(names, namePixels, districtSize, frame).filter(({ box }) =>
    roomIn(over, box),
  );
  const taken = [
    ...over,
    ...beside.flatMap(({ text }, index) => {
      const pixel = besidePixels[index];
      if (pixel === undefined) return [];
      return [{ ...pixel, width: widthOf(text, THING), height: THING.high }];
    }),
    ...shownNames.map(({ box }) => box),
    ...pixels.map((pixel) => ({ ...pixel, width: 2 * MARK_PX - 2, height: 2 * MARK_PX - 2 })),
  ];
  const wanted = words.flatMap((word, index) => {
    const at = pixels[index];
    if (at === undefined) return [];
    const clearPx = word.isSelected ? MARK_PX + 8 : MARK_PX;
    return [{ word, at, clearPx, width: widthOf(word.text, THING), height: THING.high }];
  });
  const spots = placeWords(wanted, taken, frame);
  return (
    <div ref={host} className={styles['words']} lang={language}>
      {shownNames.map(({ name: { code, text }, box }) => (
        <span
          key={code}
          className={styles['district']}
          style={{ translate: `${Math.round(box.x)}px ${Math.round(box.y)}px` }}
        >
          {text}
        </span>
      ))}
      {wanted.map(({ word }, index) => {
        const spot = spots[index];
        return spot === undefined ? null : (
          <span
            key={word.key}
            className={styles['thing']}
            data-selected={word.isSelected}
            style={{ translate: `${Math.round(spot.x)}px ${Math.round(spot.y)}px` }}
          >
            {word.text}
          </span>
        );
      })}
    </div>
  );
}
