import type { Instant, ObservationEvent, Quality } from '../../contract/event.ts';
import { QUALITIES } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { filledRef, refPattern } from './history-ref.ts';

/** Where the bytes behind a value came from and when. */
export interface RawSource {
  readonly rawId: string;
  readonly sha256: string;
  readonly recorded: Instant;
}

/** What one value adds to the template of its series. */
export interface ObservationRow {
  /** The event's time, ms since 1970. */
  readonly at: number;
  readonly seq: number;
  /** 0 = came into force with `seq`; 1 … = was late. */
  readonly nth: number;
  readonly value: number | null;
  /** Index in `QUALITIES`. */
  readonly quality: number;
  /** The eight hex digits after `#` in the id. */
  readonly mark: number | null;
  /** JSON of `Odd`: what does not follow from the rest. */
  readonly more: string | null;
}

/** An observation without what changes from value to value; `ref` holds a pattern. */
export type ObservationTemplate = Omit<
  ObservationEvent,
  'id' | 'time' | 'recordedtime' | 'data'
> & {
  readonly data: Omit<
    ObservationEvent['data'],
    'version' | 'phenomenonTime' | 'resultTime' | 'result' | 'resultQuality' | 'provenance'
  > & {
    readonly provenance: Omit<ObservationEvent['data']['provenance'], 'rawId' | 'sha256'>;
  };
};

/** Set only where it differs from what the columns say. */
interface Odd {
  id?: string;
  time?: Instant;
  recordedtime?: Instant;
  sequence?: string | null;
  expirytime?: Instant;
  correlationid?: string;
  version?: string;
  phenomenonTime?: Instant;
  resultTime?: Instant;
  result?: string;
  range?: readonly [number, number];
  flags?: NonNullable<ObservationEvent['data']['flags']>;
  ref?: string;
}

const SEQUENCE_DIGITS = 16;
const MARKED = /#([0-9a-f]{8})$/;

export interface SplitObservation {
  readonly template: string;
  readonly row: ObservationRow;
  readonly raw: RawSource;
  /** The id is not the subject and the time: it must be found by itself. */
  readonly hasOddId: boolean;
}

/** Takes an event apart; `observationEvent` of the parts is equal to it. `seq`, `nth`: its place in the log. */
export function splitObservation(
  event: ObservationEvent,
  place: { readonly seq: number; readonly nth: number; readonly fallbackMs: number },
  zone: string,
): SplitObservation {
  const { id, time, recordedtime, sequence, expirytime, correlationid, data, ...envelope } = event;
  const { version, phenomenonTime, resultTime, result, resultQuality, ...rest } = data;
  const { range, flags, provenance, ...own } = rest;
  const { rawId, sha256, ref, ...origin } = provenance;
  const parsedMs = instantMs(time);
  const at = Number.isNaN(parsedMs) ? place.fallbackMs : parsedMs;
  const pattern = refPattern(ref, at, zone);
  const odd: Odd = {};
  if (instantOf(at) !== time) odd.time = time;
  if (version !== time) odd.version = version;
  if (phenomenonTime !== time) odd.phenomenonTime = phenomenonTime;
  if (resultTime !== time) odd.resultTime = resultTime;
  if (typeof result === 'string') odd.result = result;
  if (range !== undefined) odd.range = range;
  if (flags !== undefined) odd.flags = flags;
  if (expirytime !== undefined) odd.expirytime = expirytime;
  if (correlationid !== undefined) odd.correlationid = correlationid;
  if (filledRef(pattern, at, zone) !== ref) odd.ref = ref;
  if (sequence !== sequenceOf(place)) odd.sequence = sequence ?? null;
  const found = MARKED.exec(id)?.[1];
  const mark = found === undefined ? null : Number.parseInt(found, 16);
  const isPlain = id === idOf(event.subject, version, mark);
  if (!isPlain) odd.id = id;
  return {
    template: JSON.stringify({
      ...envelope,
      data: { ...own, provenance: { ...origin, ref: odd.ref === undefined ? pattern : '' } },
    }),
    row: {
      at,
      seq: place.seq,
      nth: place.nth,
      value: typeof result === 'number' ? result : null,
      quality: QUALITIES.indexOf(resultQuality),
      mark: isPlain ? mark : null,
      more: Object.keys(odd).length === 0 ? null : JSON.stringify(odd),
    },
    raw: { rawId, sha256, recorded: recordedtime },
    hasOddId: !isPlain || version !== time || odd.time !== undefined,
  };
}

/** The event that was taken apart, equal in every attribute. */
export function observationEvent(
  template: ObservationTemplate,
  row: ObservationRow,
  raw: RawSource,
  zone: string,
): ObservationEvent {
  const odd = row.more === null ? {} : (JSON.parse(row.more) as Odd);
  const time = odd.time ?? instantOf(row.at);
  const version = odd.version ?? time;
  const sequence = odd.sequence === undefined ? sequenceOf(row) : (odd.sequence ?? undefined);
  const { data, ...envelope } = template;
  const { provenance, ...own } = data;
  const { range, flags, expirytime, correlationid } = odd;
  return {
    ...envelope,
    id: odd.id ?? idOf(envelope.subject, version, row.mark),
    time,
    recordedtime: raw.recorded,
    ...(sequence === undefined ? {} : { sequence }),
    ...(expirytime === undefined ? {} : { expirytime }),
    ...(correlationid === undefined ? {} : { correlationid }),
    data: {
      ...own,
      version,
      phenomenonTime: odd.phenomenonTime ?? time,
      resultTime: odd.resultTime ?? time,
      result: odd.result ?? row.value,
      resultQuality: qualityOf(row.quality),
      ...(range === undefined ? {} : { range }),
      ...(flags === undefined ? {} : { flags }),
      provenance: {
        ...provenance,
        ref: odd.ref ?? filledRef(provenance.ref, row.at, zone),
        rawId: raw.rawId,
        sha256: raw.sha256,
      },
    },
  };
}

function sequenceOf({ seq, nth }: { readonly seq: number; readonly nth: number }) {
  return nth === 0 ? String(seq).padStart(SEQUENCE_DIGITS, '0') : undefined;
}

function idOf(subject: string, version: string, mark: number | null): string {
  const plain = `${subject}@${version}`;
  return mark === null ? plain : `${plain}#${mark.toString(16).padStart(8, '0')}`;
}

/** A value of unknown quality is never shown as good. */
function qualityOf(index: number): Quality {
  return QUALITIES[index] ?? 'suspect';
}
