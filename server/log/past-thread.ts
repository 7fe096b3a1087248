import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { PastBasis } from '../../contract/delta.ts';
import { bytesOfLines } from './event-lines.ts';
import { pastChange } from './past-change.ts';
import {
  knownCourse,
  pastCities,
  type PastCities,
  type PastCity,
  type PastCourse,
} from './past-city.ts';
import { happenedCourse } from './past-happened.ts';
import type { PastAnswers, PastCall, PastJob, PastReply } from './past-job.ts';
import { pastPlayback, type PastPlayback } from './past-playback.ts';
import { pastRows, type PastRows } from './past-rows.ts';
import { pastSince } from './past-since.ts';

const { path } = workerData as { readonly path: string };

interface Opened {
  /** Of the file: another one may take its place. */
  readonly ino: number;
  readonly rows: PastRows;
  readonly cities: PastCities;
  readonly playbacks: Map<number, PastPlayback>;
}

let opened: Opened | undefined;

function open(): Opened {
  const { ino } = statSync(path);
  if (opened?.ino === ino) return opened;
  opened?.rows.close();
  opened = undefined;
  const rows = pastRows(path);
  opened = { ino, rows, cities: pastCities(rows), playbacks: new Map() };
  return opened;
}

function run(held: Opened, job: PastJob): PastAnswers[PastJob['kind']] {
  const { rows, playbacks } = held;
  switch (job.kind) {
    case 'span':
      return rows.span();
    case 'at':
      return at(held, job);
    case 'since':
      return pastSince(rows, job.epoch, job.seq);
    case 'seek':
      return seek(held, job);
    case 'until':
      return until(held, job);
    case 'change':
      return pastChange(rows, job.atMs, job.direction);
    case 'leave':
      playbacks.delete(job.playback);
      return undefined;
  }
}

function at(
  { rows, cities }: Opened,
  { atMs: askedMs, presentMs, basis, under }: Extract<PastJob, { kind: 'at' }>,
): PastAnswers['at'] {
  const span = rows.span();
  if (span === undefined) return undefined;
  // After the newest step nothing has changed since, up to the present.
  const atMs = askedMs <= presentMs ? Math.min(askedMs, span.toMs) : askedMs;
  if (atMs < span.fromMs || atMs > span.toMs) return undefined;
  const city = cities.at(atMs);
  if (city === undefined) return undefined;
  const { epoch, seq } = city;
  const { lines } = courseOf(rows, city, atMs, basis);
  const wanted =
    under === undefined
      ? [...lines.values()]
      : Array.from(lines)
          .filter(([subject]) => under.some((begin) => subject.startsWith(begin)))
          .map(([, line]) => line);
  return { epoch, seq, atMs, events: bytesOfLines('[\n', wanted, '\n]') };
}

function courseOf(rows: PastRows, city: PastCity, atMs: number, basis: PastBasis): PastCourse {
  return basis === 'known' ? knownCourse(rows, city) : happenedCourse(rows, city, atMs);
}

function seek(held: Opened, job: Extract<PastJob, { kind: 'seek' }>): PastAnswers['seek'] {
  const { rows, cities, playbacks } = held;
  const span = rows.span();
  const { start } = job;
  if (span === undefined || start.atMs < span.fromMs || start.atMs > span.toMs) return undefined;
  const city = cities.at(start.atMs);
  if (city === undefined) return undefined;
  const course = courseOf(rows, city, start.atMs, start.basis);
  const playback = pastPlayback(start, course, span, (ms) => rows.holeAfter(ms));
  playbacks.set(job.playback, playback);
  return playback.start;
}

function until(
  { rows, playbacks }: Opened,
  job: Extract<PastJob, { kind: 'until' }>,
): PastAnswers['until'] {
  const playback = playbacks.get(job.playback);
  const span = rows.span();
  if (playback === undefined || span === undefined) throw new Error('the playback must be sought');
  try {
    return playback.until(job.untilMs, span);
  } catch (error) {
    // It has read a part: from there on it would skip what it has not told.
    playbacks.delete(job.playback);
    throw error;
  }
}

/** What need not be copied on its way. */
function transferred(answer: PastAnswers[PastJob['kind']]): ArrayBuffer[] {
  if (typeof answer !== 'object') return [];
  if ('events' in answer) return [answer.events.buffer];
  if ('snapshot' in answer) return [answer.snapshot.buffer as ArrayBuffer];
  return [];
}

parentPort?.on('message', ({ ask, job }: PastCall) => {
  try {
    const held = open();
    const answer = held.rows.together(() => run(held, job));
    parentPort?.postMessage({ ask, ok: true, answer } satisfies PastReply, transferred(answer));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ ask, ok: false, why } satisfies PastReply);
  }
});
