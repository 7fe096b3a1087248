import type { LinkStatus } from '../city/store.ts';

/** Nothing heard for this long = 끊김. Heartbeats come every 5 s. */
export const lostAfterMs = 12_000;
/** Nothing heard for this long = the picture loses its colour. */
export const darkAfterMs = 60_000;

/** What the link remembers; instants are this computer's monotonic clock, so its date is no matter. */
export interface LinkMemory {
  readonly isOpen: boolean;
  readonly openedAtMono: number;
  readonly heardAtMono: number | undefined;
  readonly heardAtMs: number | undefined;
  readonly problem: string | undefined;
}

export type LinkNotice =
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'heard'; readonly timelineMs: number }
  | { readonly type: 'refused'; readonly problem: string };

/** A link that has heard nothing yet. */
export function newLink(mono: number): LinkMemory {
  return {
    isOpen: false,
    openedAtMono: mono,
    heardAtMono: undefined,
    heardAtMs: undefined,
    problem: undefined,
  };
}

/** The next memory after something happened on the wire. */
export function notice(link: LinkMemory, what: LinkNotice, mono: number): LinkMemory {
  switch (what.type) {
    case 'opened':
      return { ...link, isOpen: true };
    case 'closed':
      return { ...link, isOpen: false };
    case 'heard':
      return { ...link, heardAtMono: mono, heardAtMs: what.timelineMs, problem: undefined };
    case 'refused':
      return { ...link, problem: what.problem };
  }
}

/** What the page shows of the link at an instant. */
export function linkStatus(link: LinkMemory, mono: number): LinkStatus {
  const { heardAtMs, problem } = link;
  const silentMs = mono - (link.heardAtMono ?? link.openedAtMono);
  const silentSec = Math.floor(silentMs / 1000);
  if (silentMs >= darkAfterMs) return { phase: 'dark', heardAtMs, silentSec, problem };
  if (silentMs >= lostAfterMs) return { phase: 'lost', heardAtMs, silentSec, problem };
  if (link.heardAtMono === undefined) {
    return { phase: 'connecting', heardAtMs, silentSec: 0, problem };
  }
  if (!link.isOpen) return { phase: 'reconnecting', heardAtMs, silentSec, problem };
  return { phase: 'connected', heardAtMs, silentSec: 0, problem };
}
