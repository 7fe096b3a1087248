import type { AuditAnswer } from '../../contract/audit.ts';
import type { CommandName } from '../../contract/command.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { DirectiveEvent } from '../../contract/event.ts';
import { AUDIT_ANSWER } from '../../server/hub/schema/office-command-schema.ts';
import {
  incident,
  startCityProcess,
  type CityProcess,
  type CityProcessOptions,
} from './city-process.ts';

export const TOKENS = {
  viewer: 'viewer-0123456789abcdef',
  operator: 'operator-0123456789abcdef',
  supervisor: 'supervisor-0123456789abcdef',
} as const;

/** A small live city whose office takes commands. */
export interface OfficeProcess extends AsyncDisposable {
  readonly city: CityProcess;
  /** Subject of an incident of the city. */
  readonly about: string;
  readonly command: (name: CommandName, request: object, token?: string) => Promise<Response>;
  /** A supervisor's order about the incident, due in an hour. */
  readonly direct: (key: string, more?: object) => Promise<Response>;
  readonly directives: () => Promise<readonly DirectiveEvent[]>;
  readonly directive: (subject: string) => Promise<DirectiveEvent>;
  readonly audit: (query?: string) => Promise<AuditAnswer>;
}

export async function startOfficeProcess(options: CityProcessOptions): Promise<OfficeProcess> {
  const known = Object.entries(TOKENS).map(([role, token]) => `${role} 님:${role}:${token}`);
  const env = { OFFICE_TOKENS: known.join(';'), ...options.env };
  const city = await startCityProcess({ ...options, env });
  const api = `${city.url}/api/v1`;
  await city.send([incident(1)]);
  const served = async (): Promise<Snapshot> =>
    (await (await fetch(`${api}/snapshot`)).json()) as Snapshot;
  const { events } = await served();
  const about = events.find(({ kind }) => kind === 'incident')?.subject ?? '';

  // One instant, so that the same order is the same request.
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();

  const command: OfficeProcess['command'] = (name, request, token) =>
    fetch(`${api}/commands/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(request),
    });
  const directives = async (): Promise<readonly DirectiveEvent[]> =>
    (await served()).events.flatMap((event) => (event.kind === 'directive' ? [event] : []));
  return {
    city,
    about,
    command,
    direct: (key, more = {}) => {
      const usual = { key, about, recipient: 'desk', text: '현장 확인', dueAt };
      return command('direct', { ...usual, ...more }, TOKENS.supervisor);
    },
    directives,
    directive: async (subject) => {
      const found = (await directives()).find((event) => event.subject === subject);
      if (found === undefined) throw new Error(`no ${subject}`);
      return found;
    },
    audit: async (query = '') => {
      const headers = { authorization: `Bearer ${TOKENS.supervisor}` };
      const answer: unknown = await (await fetch(`${api}/audit${query}`, { headers })).json();
      return AUDIT_ANSWER.parse(answer);
    },
    [Symbol.asyncDispose]: () => city[Symbol.asyncDispose](),
  };
}
