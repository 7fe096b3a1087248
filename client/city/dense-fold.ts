import type { City } from './city.ts';
import { applyFrame } from './dense-apply.ts';
import type { DecodedFrame } from './dense-decode.ts';
import type { DenseTables } from './dense-table.ts';

export interface FramesFolded {
  readonly city: City;
  /** A frame is missing: a key frame is wanted. */
  readonly isGap: boolean;
  /** Frames of an epoch that the city is not in, perhaps not yet. */
  readonly waiting: readonly DecodedFrame[];
}

/** Applies all waiting frames of the city's epoch in order. */
export function foldFrames(city: City, frames: readonly DecodedFrame[]): FramesFolded {
  const { epoch } = city.position;
  const ours = frames.filter(({ header }) => header.epoch === epoch);
  const waiting = frames.filter(({ header }) => header.epoch !== epoch);
  let isGap = false;
  let { dense } = city;
  for (const [place, frame] of ours.entries()) {
    // What comes before a key frame is in it.
    if (ours.slice(place + 1).some((later) => isKeyOf(later, frame))) continue;
    const next = withFrame(dense, frame);
    if (next === undefined) isGap = true;
    else dense = next;
  }
  return { city: dense === city.dense ? city : { ...city, dense }, isGap, waiting };
}

function isKeyOf(later: DecodedFrame, { header }: DecodedFrame): boolean {
  return later.header.topic === header.topic && later.header.after === undefined;
}

/** The tables after one frame; undefined at a hole. */
function withFrame(dense: DenseTables, frame: DecodedFrame): DenseTables | undefined {
  const { topic } = frame.header;
  const applied = applyFrame(dense[topic], frame);
  if (applied.status === 'gap') return undefined;
  return applied.status === 'repeat' ? dense : { ...dense, [topic]: applied.table };
}
