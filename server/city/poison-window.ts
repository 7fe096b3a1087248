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
  const answers: { readonly atMs: number; readonly rows: number; readonly rejected: number }[] = [];
  /** Of the held ones. Nearly always none, and then there is nothing to weigh at each tick. */
  let nRejected = 0;
  return {
    note: (rows, rejected, nowMs) => {
      if (rows <= 0) return;
      answers.push({ atMs: nowMs, rows, rejected });
      nRejected += rejected;
      if (answers.length > MAX_ANSWERS) nRejected -= answers.shift()?.rejected ?? 0;
    },
    share: (nowMs) => {
      if (nRejected === 0) return 0;
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
