import { parentPort, workerData } from 'node:worker_threads';
import { bytesOf, listOfLines } from './event-lines.ts';
import { pastCities, type PastCities } from './past-city.ts';
import type { PastAnswers, PastCall, PastJob, PastReply } from './past-job.ts';
import { pastRows, type PastRows } from './past-rows.ts';
import { pastSince } from './past-since.ts';

const { path } = workerData as { readonly path: string };

interface Opened {
  readonly rows: PastRows;
  readonly cities: PastCities;
}

/** Opened with the first job, and anew after a failure. */
let opened: Opened | undefined;

function open(): Opened {
  const rows = pastRows(path);
  return { rows, cities: pastCities(rows) };
}

function run({ rows, cities }: Opened, job: PastJob): PastAnswers[PastJob['kind']] {
  switch (job.kind) {
    case 'span':
      return rows.span();
    case 'at':
      return at(rows, cities, job.atMs);
    case 'since':
      return pastSince(rows, job.epoch, job.seq);
    case 'seek':
    case 'until':
    case 'change':
    case 'leave':
      return undefined;
  }
}

function at(rows: PastRows, cities: PastCities, atMs: number): PastAnswers['at'] {
  const span = rows.span();
  if (span === undefined || atMs < span.fromMs || atMs > span.toMs) return undefined;
  const city = cities.at(atMs);
  if (city === undefined) return undefined;
  const { epoch, seq, lines } = city;
  return { epoch, seq, events: bytesOf(listOfLines([...lines.values()])) };
}

function transferred(answer: PastAnswers[PastJob['kind']]): readonly ArrayBuffer[] {
  if (typeof answer !== 'object' || !('events' in answer)) return [];
  return [answer.events.buffer];
}

parentPort?.on('message', ({ ask, job }: PastCall) => {
  try {
    const { rows, ...rest } = (opened ??= open());
    const answer = rows.together(() => run({ rows, ...rest }, job));
    const reply: PastReply = { ask, ok: true, answer };
    parentPort?.postMessage(reply, [...transferred(answer)]);
  } catch (error) {
    opened?.rows.close();
    opened = undefined;
    const why = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ ask, ok: false, why } satisfies PastReply);
  }
});
