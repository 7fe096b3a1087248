import type { Rows } from './define-connector.ts';
import { faultBeside, jsonFault } from './json-fault.ts';
import { valueAt, valuesAt } from './json-path.ts';
import type { JsonProfile } from './json-profile.ts';
import { isRecord } from './record.ts';

/**
 * Rows of a body as its profile says, or the fault that its envelope tells of. Throws where the body
 * is not what the profile describes: an empty list is calm only if it is a list.
 */
export function profileRows(profile: JsonProfile, payload: unknown): Rows {
  try {
    const found = listedRows(profile, payload);
    const told = 'rows' in found ? faultBeside(found.rows, payload) : undefined;
    return told === undefined ? found : { fault: told };
  } catch (error) {
    const fault = jsonFault(payload);
    if (fault === undefined) throw error;
    return { fault };
  }
}

function listedRows({ envelope, expects, rows }: JsonProfile, payload: unknown): Rows {
  if (envelope !== undefined) {
    const said = valueAt(payload, envelope.path);
    if (said === undefined || said === null) throw new Error(`nothing at ${envelope.path}`);
    const code = typeof said === 'object' ? JSON.stringify(said).slice(0, 40) : String(said);
    if (!envelope.ok.some((ok) => String(ok) === code)) {
      const message = envelope.message === '' ? '' : valueAt(payload, envelope.message);
      const words = typeof message === 'string' ? message.trim() : '';
      return { fault: { kind: kindOf(code), code, message: words } };
    }
  }
  if (expects !== undefined && valueAt(payload, expects) === undefined) {
    throw new Error(`nothing at ${expects}`);
  }
  const found = valuesAt(payload, rows);
  if (/(^|[./])\*$/.test(rows)) {
    const holder = valueAt(payload, rows.replace(/[./]?\*$/, ''));
    if (found.length > 0 || isHolder(holder)) return { rows: found };
    throw new Error(`no list at ${rows}`);
  }
  const [first] = found;
  if (found.length === 1 && Array.isArray(first)) return { rows: first };
  if (found.length > 0 && found.every(isRecord)) return { rows: found };
  // A path through a list has a list in each of its members.
  if (found.length > 1 && found.every(Array.isArray)) return { rows: found.flat() };
  if (rows.includes('*') && isHolder(valueAt(payload, rows.slice(0, rows.indexOf('*'))))) {
    return { rows: [] };
  }
  throw new Error(`no rows at ${rows === '.' ? 'the top' : rows}`);
}

function isHolder(value: unknown): boolean {
  return Array.isArray(value) || isRecord(value);
}

/** HTTP's numbers are the only ones that mean the same everywhere. */
function kindOf(code: string): 'config' | 'quota' | 'source' {
  if (code === '401' || code === '403') return 'config';
  return code === '429' ? 'quota' : 'source';
}
