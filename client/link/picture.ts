import type { StoreApi } from 'zustand/vanilla';
import type { Delta, Snapshot } from '../../contract/delta.ts';
import { applySnapshot } from '../city/apply.ts';
import type { City } from '../city/city.ts';
import type { CityStore, TimeStatus } from '../city/store.ts';
import type { EpochsLeft } from './epochs-left.ts';
import { foldPending } from './fold-pending.ts';

/** The city on screen: whole at one instant of one timeline, never parts of two. */
export interface Picture {
  readonly take: (delta: Delta) => void;
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
    replace: (snapshot, time) => {
      const held = store.getState();
      if (held.city?.position.epoch !== snapshot.epoch) left.leave(held.city?.position.epoch);
      left.enter(snapshot.epoch);
      resuming = undefined;
      pending = pending.filter(({ epoch, to }) => epoch === snapshot.epoch && to > snapshot.seq);
      store.setState({ city: applySnapshot(snapshot), time: { ...held.time, ...time } });
    },
    resume: (city, untilSeq, onShown) => goOn({ city, untilSeq, onShown }, city),
    isResuming: () => resuming !== undefined,
    forget: () => {
      pending = [];
      resuming = undefined;
    },
    fold: () => {
      const city = resuming?.city ?? store.getState().city;
      const waiting = pending.filter(({ epoch }) => !left.has(epoch));
      pending = [];
      if (city === undefined || waiting.length === 0) return false;
      const folded = foldPending(city, waiting);
      if (resuming !== undefined) goOn(resuming, folded.city);
      else if (folded.city !== city) store.setState({ city: folded.city });
      return folded.isGap;
    },
  };
}
