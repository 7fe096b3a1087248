import type { Rows } from '../feed-kit/define-connector.ts';
import { at, isRecord, listOf, type PlainRecord } from '../feed-kit/record.ts';
import { statusFault } from './status-fault.ts';

/** An answer keeps its nested lists under these names. */
const OBSERVATIONS = 'Observations';
const DATASTREAMS = 'Datastreams';
const MAX_KEYS_SHOWN = 5;

/**
 * The Observations of an answer: a page, a single one (as MQTT hands it out), a `dataArray`, or such
 * as hang on Datastreams and Things. Each carries its `Datastream`, that its `Thing`.
 */
export function sensorThingsRows(payload: unknown): Rows {
  const fault = errorOf(payload);
  if (fault !== undefined) return { fault };
  const value = at(payload, 'value');
  if (Array.isArray(value)) return { rows: value.flatMap(unfolded) };
  if (Array.isArray(payload) && payload.length > 0) return { rows: payload.flatMap(unfolded) };
  if (isObservation(payload) || hasNested(payload)) return { rows: unfolded(payload) };
  const keys = isRecord(payload) ? Object.keys(payload).filter((key) => /^[\w@.]+$/.test(key)) : [];
  const shown = keys.slice(0, MAX_KEYS_SHOWN).join(', ');
  throw new Error(`no Observation${shown === '' ? '' : `, but ${shown}`}`);
}

function unfolded(entity: unknown): readonly unknown[] {
  if (isRecord(entity) && !isObservation(entity)) {
    if (Array.isArray(entity['dataArray'])) return tableRows(entity);
    if (Array.isArray(entity[OBSERVATIONS])) return ofDatastream(entity);
    if (Array.isArray(entity[DATASTREAMS])) return ofThing(entity);
  }
  return [entity];
}

function ofThing(thing: PlainRecord): readonly unknown[] {
  const bare = without(thing, DATASTREAMS);
  return listOf(thing[DATASTREAMS]).flatMap((datastream) =>
    isRecord(datastream) ? ofDatastream({ ...datastream, Thing: bare }) : [datastream],
  );
}

function ofDatastream(datastream: PlainRecord): readonly unknown[] {
  // Asked for without its observations: that is no calm but a wrong address.
  if (!Array.isArray(datastream[OBSERVATIONS])) return [datastream];
  const Datastream = without(datastream, OBSERVATIONS);
  return listOf(datastream[OBSERVATIONS]).map((observation) =>
    isRecord(observation) ? { ...observation, Datastream } : observation,
  );
}

/** `resultFormat=dataArray`: columns once, then values. */
function tableRows(table: PlainRecord): readonly unknown[] {
  const names = listOf(table['components']);
  const shared = Object.fromEntries(
    Object.entries(table).filter(([key]) => key.startsWith('Datastream')),
  );
  return listOf(table['dataArray']).map((values) => {
    if (!Array.isArray(values)) return values;
    const cells: readonly unknown[] = values;
    const named = names.map((name, index): [string, unknown] => [
      name === 'id' ? '@iot.id' : String(name),
      cells[index],
    ]);
    return { ...Object.fromEntries(named), ...shared };
  });
}

function isObservation(value: unknown): boolean {
  return isRecord(value) && Object.hasOwn(value, 'result');
}

function hasNested(value: unknown): boolean {
  return Array.isArray(at(value, OBSERVATIONS)) || Array.isArray(at(value, DATASTREAMS));
}

function without(record: PlainRecord, key: string): PlainRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** `{code, type: "error", message}`, OData's `{error: {code, message}}`, or a gateway's `{status, error}`. */
function errorOf(payload: unknown) {
  const inner = at(payload, 'error');
  if (isRecord(inner)) return statusFault(inner['code'], at(inner, 'message'));
  const message = at(payload, 'message') ?? inner;
  const code = at(payload, 'code') ?? at(payload, 'status') ?? at(payload, 'statusCode');
  if (typeof inner === 'string' && inner.trim() !== '' && !isObservation(payload)) {
    return statusFault(code, message);
  }
  if (typeof message !== 'string' || Number.isNaN(Number(code ?? 'none'))) return undefined;
  return isObservation(payload) ? undefined : statusFault(code, message);
}
