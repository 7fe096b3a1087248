import type { StoreApi } from 'zustand/vanilla';
import type { CityStore, TimeStatus } from '../city/store.ts';
import { linkStatus, newLink, notice, type LinkNotice } from './link-state.ts';
import { readClock, setClock, type ClockReading, type ServerClock } from './server-clock.ts';

/** What the server said of time, as the page shows it. */
export interface ToldTime {
  readonly tell: (what: LinkNotice) => void;
  /** A reading of the timeline that is on screen. */
  readonly hear: (reading: ClockReading) => void;
  /** The server spoke, of something that is not on screen. */
  readonly alive: (nowMs: number) => void;
  /** From here on the clock is another's; the present goes on beside it. */
  readonly leavePresent: () => void;
  /** The clock is the present's again, as it stood at `nowMs`; answers the speed it ran at. */
  readonly rejoinPresent: (epoch: string, nowMs: number) => number;
  /** Where the present is known to have been when the server answered. */
  readonly notePresent: (nowMs: number) => void;
  readonly set: (change: Partial<TimeStatus>) => void;
  /** Writes clock and link into the store; a held clock stands, for its picture is about to go. */
  readonly show: (isHeld: boolean) => void;
}

/** Slewing may step the shown second back by this much; the clock waits instead. */
const slewMs = 2000;
/** The present is known from the log's newest entry, which may be a little behind. */
const presentSlackMs = 15_000;

const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** The present goes on unheard: nobody tells it to a screen that looks at the past. */
const readPresent = (clock: ServerClock, mono: number): number =>
  clock.anchorMs + (mono - clock.anchorMono) * clock.speed;

/** Keeps the timeline's clock, the present behind a playback and the state of the wire. */
export function toldTime(store: StoreApi<CityStore>): ToldTime {
  const mono = (): number => performance.now();
  let link = newLink(mono());
  let clock: ServerClock | undefined;
  let present: ServerClock | undefined;

  const set = (change: Partial<TimeStatus>): void => {
    store.setState({ time: { ...store.getState().time, ...change } });
  };
  const tell = (what: LinkNotice): void => {
    link = notice(link, what, mono());
  };
  const showClock = (): void => {
    const { time } = store.getState();
    const nowMs = clock === undefined ? undefined : wholeSecond(readClock(clock, mono()));
    const behindMs = (time.nowMs ?? 0) - (nowMs ?? 0);
    const isSlewBack = nowMs !== undefined && behindMs > 0 && behindMs <= slewMs;
    const shownMs = isSlewBack ? time.nowMs : nowMs;
    const past = present === undefined ? undefined : wholeSecond(readPresent(present, mono()));
    const presentMs = time.isPlayback ? past : shownMs;
    if (shownMs !== time.nowMs || presentMs !== time.presentMs) set({ nowMs: shownMs, presentMs });
  };
  const showLink = (): void => {
    const status = linkStatus(link, mono());
    const before = store.getState().link;
    const isSame =
      before.phase === status.phase &&
      before.problem === status.problem &&
      (status.phase === 'connected' ||
        (before.silentSec === status.silentSec && before.heardAtMs === status.heardAtMs));
    if (!isSame) store.setState({ link: status });
  };

  return {
    tell,
    set,
    hear: (reading) => {
      clock = setClock(clock, reading, mono());
      tell({ type: 'heard', timelineMs: reading.nowMs });
    },
    alive: (nowMs) => tell({ type: 'heard', timelineMs: link.heardAtMs ?? nowMs }),
    leavePresent: () => {
      present = clock;
    },
    rejoinPresent: (epoch, nowMs) => {
      const speed = present?.speed ?? 1;
      clock = { epoch, anchorMs: nowMs, anchorMono: mono(), speed };
      tell({ type: 'heard', timelineMs: nowMs });
      return speed;
    },
    notePresent: (nowMs) => {
      const held = present === undefined ? undefined : readPresent(present, mono());
      if (held !== undefined && Math.abs(held - nowMs) <= presentSlackMs) return;
      const speed = present?.speed ?? 1;
      present = { epoch: '', anchorMs: nowMs, anchorMono: mono(), speed };
    },
    show: (isHeld) => {
      if (!isHeld) showClock();
      showLink();
    },
  };
}
