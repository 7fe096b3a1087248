import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instantOf } from '../../contract/instant.ts';
import { packed } from '../../server/log/log-body.ts';
import { preparedLog, writeMeta } from '../../server/log/log-prepared.ts';
import { logTables } from '../../server/log/log-tables.ts';

/** A day of a log; at some places in it a city of 50,000 things at its full pace, from keyframe to keyframe. */
export interface BigLog {
  readonly path: string;
  /** Begins of the stretches at full pace, ms. */
  readonly stretches: readonly number[];
  remove(): void;
}

/** Things of a kind, and how often each of them changes. */
interface Kind {
  readonly prefix: string;
  readonly kind: string;
  readonly property: string;
  readonly count: number;
  readonly everySec: number;
}

/** 700 changes a second, half of them vehicles. */
const KINDS: readonly Kind[] = [
  { prefix: 'position/bus', kind: 'position', property: '', count: 7_000, everySec: 20 },
  {
    prefix: 'observation/link',
    kind: 'observation',
    property: 'traffic.speed',
    count: 5_000,
    everySec: 60,
  },
  {
    prefix: 'observation/signal',
    kind: 'observation',
    property: 'signal.stage',
    count: 4_000,
    everySec: 20,
  },
  {
    prefix: 'observation/bike',
    kind: 'observation',
    property: 'bike.count',
    count: 3_000,
    everySec: 60,
  },
  {
    prefix: 'observation/gauge',
    kind: 'observation',
    property: 'water.level',
    count: 1_000,
    everySec: 60,
  },
  { prefix: 'asset/lamp', kind: 'asset', property: '', count: 30_000, everySec: 86_400 },
];

const START_MS = Date.parse('2026-11-21T00:00:00.000Z');
const DAY_SEC = 86_400;
/** What the log lets pass between two keyframes at this pace. */
export const STRETCH_SEC = 143;
const ROWS_A_SEC = 4;
const POSITIONS_EVERY_SEC = 10;
const CALM_EVERY_SEC = 5;

export function bigLog(stretchCount: number): BigLog {
  const folder = mkdtempSync(join(tmpdir(), 'big-log-'));
  const path = join(folder, 'log.db');
  const identity = { path, mode: 'demo', city: 'seoul' } as const;
  const database = preparedLog(identity);
  const tables = logTables(database);
  let seq = 0;
  const step = (atMs: number, upserts: readonly string[], changes: number): void => {
    const head = { epoch: 'day', from: seq + 1, to: seq + changes, now: instantOf(atMs) };
    const body = `${JSON.stringify({ ...head, removals: [] }).slice(0, -1)},"upserts":${listOf(upserts)}}`;
    tables.entry(
      {
        from: head.from,
        to: head.to,
        epoch: 'day',
        at: atMs,
        recordedAt: atMs,
        timeMin: atMs,
        body,
      },
      seq,
    );
    seq = head.to;
  };
  const calm = (fromSec: number, toSec: number): void => {
    for (let sec = fromSec; sec < toSec; sec += CALM_EVERY_SEC) step(START_MS + sec * 1000, [], 1);
  };
  const stretch = (fromMs: number): void => {
    const all = KINDS.flatMap((kind) =>
      Array.from({ length: kind.count }, (_, index) => eventText(kind, index, fromMs)),
    );
    step(fromMs, [], 1);
    tables.keyframe(seq, 'day', fromMs, packed(Buffer.from(listOf(all))));
    let moved: string[] = [];
    for (let row = 1; row < STRETCH_SEC * ROWS_A_SEC; row += 1) {
      const atMs = fromMs + (row * 1000) / ROWS_A_SEC;
      const [positions = [], ...others] = KINDS.map((kind) => changed(kind, row, atMs));
      moved.push(...positions);
      const upserts = others.flat();
      step(atMs, upserts, positions.length + upserts.length);
      if (row % (ROWS_A_SEC * POSITIONS_EVERY_SEC) !== 0) continue;
      tables.positions({ seq, at: atMs, body: listOf(moved) });
      moved = [];
    }
  };
  const everySec = DAY_SEC / stretchCount;
  const stretches = Array.from({ length: stretchCount }, (_, index) => index * everySec);
  tables.inTransaction(() => writeMeta(database, identity, 'day', 'closed'));
  for (const fromSec of stretches) {
    tables.inTransaction(() => {
      stretch(START_MS + fromSec * 1000);
      calm(fromSec + STRETCH_SEC, fromSec + everySec);
    });
  }
  return {
    path,
    stretches: stretches.map((sec) => START_MS + sec * 1000),
    remove: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listOf(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}

/** What changes of a kind in a row: each of its things in its turn. */
function changed(kind: Kind, row: number, atMs: number): readonly string[] {
  const aRow = kind.count / (kind.everySec * ROWS_A_SEC);
  const from = Math.floor(row * aRow);
  const count = Math.floor((row + 1) * aRow) - from;
  return Array.from({ length: count }, (_, index) =>
    eventText(kind, (from + index) % kind.count, atMs),
  );
}

/** About 1,000 bytes, as events of real feeds have. */
function eventText({ prefix, kind, property }: Kind, index: number, atMs: number): string {
  const time = instantOf(atMs);
  const subject = `${prefix}/${index}`;
  const hash = ((index * 2_654_435_761 + atMs) % 2 ** 32).toString(16).padStart(8, '0');
  const place = `[${126.8 + (index % 300) / 1000},${37.4 + (index % 250) / 1000}]`;
  const own =
    kind === 'position'
      ? `"track":"bus/${index}","name":{"ko":"버스 ${index}"},"mode":"bus","phenomenonTime":"${time}","bearingDeg":${index % 360},"speedKmh":${atMs % 60},"route":{"id":"route-${index % 300}"}`
      : kind === 'asset'
        ? `"name":{"ko":"보안등 ${index}"},"status":"ok","state":{"lit":${index % 2}}`
        : `"datastream":"${subject}","featureOfInterest":{"id":"${index}","name":{"ko":"지점 ${index}"}},"observedProperty":"${property}","unit":"1","phenomenonTime":"${time}","resultTime":"${time}","result":${(atMs / 1000 + index) % 97},"resultQuality":"good"`;
  return (
    `{"specversion":"1.0","id":"${subject}@${time}#${hash}","source":"/cities/seoul/feeds/big-${kind}","type":"city.${kind}.updated.v1","subject":"${subject}","time":"${time}","recordedtime":"${time}","datacontenttype":"application/json","city":"seoul","domain":"traffic","kind":"${kind}",` +
    `"data":{"version":"${time}","geometry":{"type":"Point","coordinates":${place}},"districts":["11620"],"place":{"ko":"관악구 신림동 ${index % 900}"},"provenance":{"feed":"big-${kind}","standard":"an open data plaza","ref":"${index}","rawId":"big-${kind}@${time}#${hash}","sha256":"${hash.repeat(8)}","licence":"KOGL-1"},${own}},"sequence":"${String(index).padStart(16, '0')}"}`
  );
}
