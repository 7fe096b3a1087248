/** Rows of the last answers, and how many of them could not be read. */
export interface PoisonWindow {
  note(rows: number, rejected: number, nowMs: number): void;
  /** Share of unreadable rows among those of the window; 0 when there were none. */
  share(nowMs: number): number;
}

/** Over this share what is missing is not known any more, and the feed is uncertain. */
export const POISON_LIMIT = 0.05;

const WINDOW_MS = 3_600_000;
/** Feeds of single messages would else fill the hour with thousands of counts. */
const MAX_ANSWERS = 200;

export function poisonWindow(): PoisonWindow {
  let answers: { readonly atMs: number; readonly rows: number; readonly rejected: number }[] = [];
  return {
    note: (rows, rejected, nowMs) => {
      if (rows > 0) answers = [...answers.slice(1 - MAX_ANSWERS), { atMs: nowMs, rows, rejected }];
    },
    share: (nowMs) => {
      let rows = 0;
      let rejected = 0;
      for (const answer of answers) {
        if (nowMs - answer.atMs > WINDOW_MS) continue;
        rows += answer.rows;
        rejected += answer.rejected;
      }
      return rows === 0 ? 0 : rejected / rows;
    },
  };
}
