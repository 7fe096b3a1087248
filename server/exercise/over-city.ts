import type { CityEvent } from '../../contract/event.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Reading } from '../feed-kit/reading.ts';
import { injected } from './exercise-marks.ts';

/** What an exercise has said itself: of that the city beneath has no more say in it. */
export interface OverCity {
  /** The frame and reading as an inject. */
  readonly inject: (
    frame: RawFrame,
    reading: Reading,
    inject: string,
  ) => readonly [RawFrame, Reading];
  /** A reading of the city beneath, without what was injected: that neither changes by it nor ends. */
  readonly beneath: (reading: Reading) => Reading;
}

export function overCity(exercise: string): OverCity {
  /** Subject → the key of its source. */
  const said = new Map<string, string>();
  const isBeneath = ({ subject }: CityEvent): boolean => !said.has(subject);
  return {
    inject: (frame, reading, inject) => {
      for (const { subject, data } of reading.events) said.set(subject, data.provenance.ref);
      const events = reading.events.map((event) => injected(event, exercise, inject));
      return [
        { ...frame, rawId: `exercise/${exercise}/${inject}` },
        { ...reading, events },
      ];
    },
    beneath: (reading) => {
      if (said.size === 0) return reading;
      const { complete, unread = [] } = reading;
      const events = reading.events.filter(isBeneath);
      if (complete === undefined) return { ...reading, events };
      return { ...reading, events, unread: [...unread, ...said.values()] };
    },
  };
}
