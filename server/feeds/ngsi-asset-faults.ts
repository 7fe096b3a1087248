import type { AssetState } from '../../contract/asset.ts';
import type { Entity } from './ngsi-entity.ts';
import { memberOf } from './member-of.ts';

/** A fault that an entity reports, and the attribute that says so. */
export interface FoundFault {
  readonly code: string;
  readonly name: string;
}

export interface Condition {
  readonly faults: readonly FoundFault[];
  /** What it says of itself; absent = nothing. */
  readonly said?: AssetState;
  /** Words of `status` that nobody listed. */
  readonly unknown: readonly string[];
}

/** `status` of all models, letters only and lower case: a fault, or how it stands. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  defectivelamp: 'lamp-failure',
  brokenlantern: 'lantern-broken',
  columnissue: 'column-damage',
  malfunction: 'malfunction',
  fault: 'malfunction',
  faulty: 'malfunction',
  failure: 'malfunction',
  outoforder: 'malfunction',
  flashing: 'signal-flashing',
  dark: 'signal-dark',
  conflict: 'conflict',
  powerfailure: 'power-failure',
};
const STATE_WORDS: Readonly<Record<string, AssetState>> = {
  ok: 'ok',
  working: 'ok',
  normal: 'ok',
  operational: 'ok',
  active: 'ok',
  online: 'ok',
  maintenance: 'maintenance',
  undermaintenance: 'maintenance',
  outofservice: 'maintenance',
  degraded: 'degraded',
  offline: 'offline',
  disconnected: 'offline',
};

const LOST = /^(lost|offline|disconnected|down|failed|error)$/;

/** Attributes that are true or false, or a word for it, and what `true` means. */
const SIGNS: readonly (readonly [name: string, code: string, bad: RegExp, good: RegExp])[] = [
  ['malfunction', 'malfunction', /^(true|yes|1|on)$/, /^(false|no|0|none|off)$/],
  ['doorOpen', 'door-open', /^(true|yes|1|open|opened)$/, /^(false|no|0|closed)$/],
  ['doorStatus', 'door-open', /^(open|opened|true|1)$/, /^(closed|close|false|0)$/],
  ['communicationLost', 'communication-lost', /^(true|yes|1)$/, /^(false|no|0)$/],
  ['communicationStatus', 'communication-lost', LOST, /^(ok|online|connected|good|normal)$/],
  ['connectivityStatus', 'communication-lost', LOST, /^(ok|online|connected|good|normal)$/],
  ['powerFailure', 'power-failure', /^(true|yes|1)$/, /^(false|no|0)$/],
  ['flashing', 'signal-flashing', /^(true|yes|1)$/, /^(false|no|0)$/],
  ['conflict', 'conflict', /^(true|yes|1)$/, /^(false|no|0)$/],
  ['surgeDetected', 'surge', /^(true|yes|1)$/, /^(false|no|0)$/],
];

/** How equipment says it stands. What it does not say is not known. */
export function conditionOf({ attributes }: Entity): Condition {
  const faults: FoundFault[] = [];
  const unknown: string[] = [];
  let said: AssetState | undefined;
  for (const word of wordsIn(attributes.get('status')?.value)) {
    const code = memberOf(FAULT_WORDS, word);
    const state = memberOf(STATE_WORDS, word);
    if (code !== undefined) faults.push({ code, name: 'status' });
    else if (state === undefined) unknown.push(word.slice(0, 30));
    else said = said === undefined || said === 'ok' ? state : said;
  }
  for (const [name, code, bad, good] of SIGNS) {
    const [word] = wordsIn(attributes.get(name)?.value);
    if (word === undefined) continue;
    if (bad.test(word)) faults.push({ code, name });
    else if (good.test(word)) said ??= 'ok';
    else unknown.push(`${name} ${word.slice(0, 30)}`);
  }
  // A word nobody knows may be a fault: what is good beside it does not make it well.
  if (unknown.length > 0 && said === 'ok') said = undefined;
  const once = new Map(faults.map((fault) => [fault.code, fault]));
  return { faults: [...once.values()], unknown, ...(said === undefined ? {} : { said }) };
}

/** One word, several with commas, or a list; `defectiveLamp` and `DEFECTIVE_LAMP` are one. */
function wordsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
  return list
    .map((word) =>
      String(word)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    )
    .filter((word) => word !== '');
}
