import type { StoreApi } from 'zustand/vanilla';
import type { Delta, Snapshot } from '../../contract/delta.ts';
import { applySnapshot } from '../city/apply.ts';
import type { City } from '../city/city.ts';
import { decodeFrame, type DecodedFrame } from '../city/dense-decode.ts';
import { foldFrames } from '../city/dense-fold.ts';
import type { CityStore, TimeStatus } from '../city/store.ts';
import type { EpochsLeft } from './epochs-left.ts';
import { foldPending } from './fold-pending.ts';

/** The city on screen: whole at one instant of one timeline, never parts of two. */
export interface Picture {
  readonly take: (delta: Delta) => void;
  /** Rows of a dense topic; bytes that cannot be read are a hole. */
  readonly takeFrame: (bytes: Uint8Array | ArrayBuffer) => void;
  /** Another picture takes the place of what is held. */
  readonly replace: (snapshot: Snapshot, time: Partial<TimeStatus>) => void;
  /** Goes on from a picture that was held before, and shows it once it has reached `untilSeq`. */
  readonly resume: (from: City, untilSeq: number, onShown: (city: City) => void) => void;
  readonly isResuming: () => boolean;
  /** Forgets what waits: it is asked for anew. */
  readonly forget: () => void;
  /** Folds what waits into one new city; true = a hole, which must be asked for. */
  readonly fold: () => boolean;
}

interface Resuming {
  readonly city: City;
  readonly untilSeq: number;
  readonly onShown: (city: City) => void;
}

/** Folds what comes into the store; what belongs to an epoch that was left is nobody's. */
export function picture(store: StoreApi<CityStore>, left: EpochsLeft): Picture {
  let pending: readonly Delta[] = [];
  let frames: readonly DecodedFrame[] = [];
  let isBroken = false;
  let resuming: Resuming | undefined;

  const goOn = ({ untilSeq, onShown }: Resuming, city: City): void => {
    if (city.position.seq < untilSeq) {
      resuming = { city, untilSeq, onShown };
    } else {
      resuming = undefined;
      onShown(city);
    }
  };

  return {
    take: (delta) => {
      if (!left.has(delta.epoch)) pending = [...pending, delta];
    },
    takeFrame: (bytes) => {
      const decoded = decodeFrame(bytes);
      if (!decoded.ok) isBroken = true;
      else if (!left.has(decoded.frame.header.epoch)) frames = [...frames, decoded.frame];
    },
    replace: (snapshot, time) => {
      const held = store.getState();
      if (held.city?.position.epoch !== snapshot.epoch) left.leave(held.city?.position.epoch);
      left.enter(snapshot.epoch);
      resuming = undefined;
      pending = pending.filter(({ epoch, to }) => epoch === snapshot.epoch && to > snapshot.seq);
      store.setState({ city: applySnapshot(snapshot, held.city), time: { ...held.time, ...time } });
    },
    resume: (city, untilSeq, onShown) => goOn({ city, untilSeq, onShown }, city),
    isResuming: () => resuming !== undefined,
    forget: () => {
      pending = [];
      frames = [];
      isBroken = false;
      resuming = undefined;
    },
    fold: () => {
      const city = resuming?.city ?? store.getState().city;
      const waiting = pending.filter(({ epoch }) => !left.has(epoch));
      pending = [];
      if (city === undefined || waiting.length + frames.length === 0) return isBroken;
      const folded = foldPending(city, waiting);
      const drawn = foldFrames(folded.city, frames);
      frames = drawn.waiting.filter(({ header }) => !left.has(header.epoch));
      if (resuming !== undefined) goOn(resuming, drawn.city);
      else if (drawn.city !== city) store.setState({ city: drawn.city });
      return folded.isGap || drawn.isGap || isBroken;
    },
  };
}
