import { at, isRecord } from './record.ts';

/**
 * Where a value stands: dotted (`data.stations.*.name`, `values.0`) or a JSON Pointer
 * (`/data/stations`). `*` = every member; `` or `.` = the value itself.
 */
export type JsonPath = string;

const EVERY = '*';
const compiled = new Map<JsonPath, readonly string[]>();

/** All values at a path, in order; none if a step is not there. Own members only. */
export function valuesAt(value: unknown, path: JsonPath): readonly unknown[] {
  let found: readonly unknown[] = [value];
  for (const step of stepsOf(path)) {
    found = found.flatMap((holder) => membersAt(holder, step));
    if (found.length === 0) break;
  }
  return found;
}

/** The first value at a path. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  return valuesAt(value, path)[0];
}

function membersAt(holder: unknown, step: string): readonly unknown[] {
  if (Array.isArray(holder)) {
    const list: readonly unknown[] = holder;
    if (step === EVERY) return list;
    const index = /^\d{1,9}$/.test(step) ? Number(step) : -1;
    return index >= 0 && index < list.length ? [list[index]] : [];
  }
  if (!isRecord(holder)) return [];
  if (step === EVERY) return Object.values(holder);
  const member = at(holder, step);
  return member === undefined ? [] : [member];
}

function stepsOf(path: JsonPath): readonly string[] {
  const known = compiled.get(path);
  if (known !== undefined) return known;
  const steps = path.startsWith('/')
    ? path
        .slice(1)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    : path.split('.').filter((step) => step !== '');
  compiled.set(path, steps);
  return steps;
}
