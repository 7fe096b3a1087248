import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

export const SCENARIO = join(import.meta.dirname, '../../fixtures/scenarios/flood-2022-08-08');

export const FEEDS = [
  'airkorea-alarms',
  'airkorea-measurements',
  'city-indicators',
  'dispatch-119',
  'eungdapso',
  'han-water-quality',
  'hrfco-water-level',
  'kma-warnings',
  'mois-disaster-sms',
  'seoul-bike-stations',
  'seoul-bus-positions',
  'seoul-parking',
  'seoul-rainfall',
  'seoul-river-stage',
  'seoul-sewer-level',
  'seoul-subway-positions',
  'topis-incidents',
  'topis-link-speed',
] as const;
export type Feed = (typeof FEEDS)[number];

export interface RecordedFrame {
  readonly at: string;
  readonly call: string;
  readonly type: string;
  readonly body: string;
}

export type Row = Readonly<Record<string, string | number>>;

/** Text of a compressed file of the recording. */
export function readText(name: string, folder = SCENARIO): string {
  return brotliDecompressSync(readFileSync(join(folder, name))).toString();
}

/** What a feed sent that night, in the file's order. */
export function framesOf(feed: Feed): readonly RecordedFrame[] {
  return readText(`frames/${feed}.jsonl.br`)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedFrame);
}

/** An instant of the night by its wall-clock time in Seoul; hours past 24 are 9 August. */
export function kst(hour: number, minute = 0): string {
  return new Date(Date.UTC(2022, 7, 8, hour - 9, minute)).toISOString();
}

/** The first frame received after an instant. */
export function after(frames: readonly RecordedFrame[], instant: string): RecordedFrame {
  const found = frames.find(({ at }) => at > instant);
  if (found === undefined) throw new Error(`no frame after ${instant}`);
  return found;
}

/** Rows of a Seoul Open Data Plaza answer; none when it is an error. */
export function plazaRows(frame: RecordedFrame): readonly Row[] {
  const body = JSON.parse(frame.body) as Record<string, { readonly row?: readonly Row[] }>;
  return Object.values(body)[0]?.row ?? [];
}

/** Rows of an HRFCO answer. */
export function hrfcoRows(frame: RecordedFrame): readonly Row[] {
  return (JSON.parse(frame.body) as { readonly content: readonly Row[] }).content;
}
