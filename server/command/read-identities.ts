import { ROLES, type Role } from '../../contract/office.ts';
import { ConfigError } from '../config/config-error.ts';
import { DEMO_TOKEN_PREFIX } from './demo-identities.ts';
import type { Identity } from './identities.ts';

const LEAST_TOKEN_CHARS = 16;
/** What a header can carry as a bearer token (RFC 6750). */
const TOKEN = /^[\w.~+/-]+=*$/;
const FORM = 'name:role:token;…';

/**
 * `OFFICE_TOKENS`, `name:role:token` separated by `;`: who may give commands until the city's
 * sign-on comes. None = nobody, the office is read-only. Throws ConfigError, which never holds a token.
 */
export function readIdentities(text: string | undefined): readonly Identity[] {
  if (text === undefined || text.trim() === '') return [];
  const entries = text
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const known = entries.map((entry, index) => readEntry(entry, index + 1));
  for (const [index, { actor, token }] of known.entries()) {
    const before = known.slice(0, index);
    if (before.some((other) => other.token === token)) {
      throw fault(index + 1, 'expected a token of its own, found that of another');
    }
    if (before.some((other) => other.actor.name === actor.name)) {
      throw fault(index + 1, 'expected each name once, found that of another');
    }
  }
  return known;
}

function readEntry(entry: string, nth: number): Identity {
  const [name = '', role = '', token = '', ...more] = entry.split(':').map((part) => part.trim());
  if (name === '' || token === '' || more.length > 0) {
    const parts = entry.split(':').length;
    throw fault(nth, `expected ${FORM}, found ${parts} part${parts === 1 ? '' : 's'}`);
  }
  const known = ROLES.find((each): each is Role => each === role);
  if (known === undefined) {
    // Not what was found: in a wrong order that may be the token.
    throw fault(nth, `expected a role of ${ROLES.join(', ')} in the middle`);
  }
  if (token.length < LEAST_TOKEN_CHARS) {
    throw fault(nth, `expected a token of at least ${LEAST_TOKEN_CHARS} characters`);
  }
  if (!TOKEN.test(token)) throw fault(nth, 'expected a token of A–Z a–z 0–9 - . _ ~ + / only');
  if (token.startsWith(DEMO_TOKEN_PREFIX)) {
    throw fault(nth, `expected a secret, found a token of the demo (${DEMO_TOKEN_PREFIX}…)`);
  }
  return { actor: { name, role: known }, token };
}

function fault(nth: number, what: string): ConfigError {
  return new ConfigError(`OFFICE_TOKENS: entry ${nth}: ${what}`);
}
