import type { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import type { CityEvent, ObservationEvent } from '../../contract/event.ts';
import type { RowPlace } from './history-hour-values.ts';
import { HOUR_MS, hourStart } from './history-hours.ts';
import { observationEvent, type ObservationTemplate } from './history-observation.ts';

/** The events themselves, put together again from what is stored of them. */
export interface Decoded {
  /** Throws if there is no such row. */
  readonly observation: (place: RowPlace) => ObservationEvent;
  /** The event with number `n` of the table `event`. */
  event(n: number): CityEvent;
}

/** Templates and dictionaries held parsed; then the memory starts anew. */
const MAX_HELD = 20_000;

export function decoded(database: DatabaseSync, phaseMs: number, zone: string): Decoded {
  const row = database.prepare(
    `select value, quality, mark, more, observation.template, raw_id, sha256, recorded
     from observation join raw on raw.id = raw
     where hour = ? and series = ? and off = ? and seq = ? and nth = ?`,
  );
  const body = database.prepare('select dictionary, body from event_body where n = ?');
  const dictionary = database.prepare('select body from dictionary where id = ?');
  const template = database.prepare('select body from template where id = ?');
  const templates = new Map<number, ObservationTemplate>();
  const dictionaries = new Map<number, Uint8Array>();

  const templateOf = (id: number): ObservationTemplate => {
    const held = templates.get(id);
    if (held !== undefined) return held;
    if (templates.size >= MAX_HELD) templates.clear();
    const text = template.get(id)?.['body'];
    const parsed = JSON.parse(String(text)) as ObservationTemplate;
    templates.set(id, parsed);
    return parsed;
  };

  return {
    observation: ({ hour, series, off, seq, nth }) => {
      const found = row.get(hour, series, off, seq, nth);
      if (found === undefined) throw new Error(`no observation ${seq}.${nth}`);
      const { value, quality, mark, more, template: templateId, raw_id, sha256, recorded } = found;
      return observationEvent(
        templateOf(Number(templateId)),
        {
          at: hourStart(hour, phaseMs) + off,
          seq,
          nth,
          value: value as number | null,
          quality: Number(quality),
          mark: mark as number | null,
          more: more as string | null,
        },
        { rawId: String(raw_id), sha256: String(sha256), recorded: String(recorded) },
        zone,
      );
    },
    event: (n) => {
      const found = body.get(n);
      const bytes = found?.['body'];
      if (!(bytes instanceof Uint8Array)) throw new Error(`no event ${n}`);
      const id = found?.['dictionary'];
      return JSON.parse(plain(bytes, typeof id === 'number' ? id : undefined)) as CityEvent;
    },
  };

  function plain(bytes: Uint8Array, id: number | undefined): string {
    if (id === undefined) return Buffer.from(bytes).toString();
    let held = dictionaries.get(id);
    if (held === undefined) {
      held = dictionary.get(id)?.['body'] as Uint8Array;
      dictionaries.set(id, held);
    }
    return zstdDecompressSync(bytes, { dictionary: held }).toString();
  }
}

/** Milliseconds of an instant within its hour. */
export function offOf(ms: number, phaseMs: number): number {
  return (((ms + phaseMs) % HOUR_MS) + HOUR_MS) % HOUR_MS;
}
