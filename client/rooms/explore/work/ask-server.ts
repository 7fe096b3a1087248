import type { Problem } from '../../../../contract/api.ts';
import type { Text } from '../../../../contract/place.ts';

export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  /** `newer`: what is kept instead; `problem` undefined = no answer came. */
  | {
      readonly ok: false;
      readonly status: number | undefined;
      readonly problem: Text | undefined;
      readonly newer: T | undefined;
    };

type Refused<T> = Problem & { readonly problem?: Text; readonly newer?: T };

/** What takes longer is as good as lost. */
const patienceMs = 20_000;

/** Asks the server with the sender's token; a refusal is an answer, and so is silence. */
export async function askServer<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  token: string | undefined,
  body?: object,
): Promise<Asked<T>> {
  try {
    const response = await fetch(path, {
      method,
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as T };
    const { status } = response;
    const said = (await response.json()) as Refused<T>;
    const words = said.detail === undefined ? said.title : said.detail;
    return { ok: false, status, problem: said.problem ?? { ko: words }, newer: said.newer };
  } catch {
    return { ok: false, status: undefined, problem: undefined, newer: undefined };
  }
}
