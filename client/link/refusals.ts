import type { ToldTime } from './told-time.ts';

export interface Refusals {
  readonly show: (problem: string) => void;
  readonly stop: () => void;
}

/** Long enough to be read twice. */
const shownMs = 10_000;

/** Why a command was refused: told beside the picture, which stays, and taken back by itself. */
export function refusals(told: ToldTime): Refusals {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show: (problem) => {
      clearTimeout(timer);
      told.set({ refusal: problem });
      timer = setTimeout(() => told.set({ refusal: undefined }), shownMs);
    },
    stop: () => clearTimeout(timer),
  };
}
