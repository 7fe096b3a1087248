import type { OverlayProblem } from '../../../explore/overlay.ts';

const PATIENCE_MS = 20_000;

/** The answer of an address, or why there is none that this page may read. */
export async function askAddress(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response | OverlayProblem> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const asked = { signal, credentials: 'omit', referrerPolicy: 'no-referrer' } as const;
  let answer: Response;
  try {
    answer = await fetch(url, { ...asked, headers });
  } catch {
    // A browser tells nobody why; whoever answers without being read lets only pages of others read it.
    return fetch(url, { ...asked, mode: 'no-cors' }).then(
      (): OverlayProblem => ({ reason: 'cors', url }),
      (): OverlayProblem => ({ reason: 'silent', url }),
    );
  }
  return answer.ok ? answer : { reason: 'status', status: answer.status, url };
}
