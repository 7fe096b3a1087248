import type { Script, ScriptsAnswer } from '../../../contract/presenter.ts';
import { useAsked } from './use-asked.ts';

const retryMs = 30_000;
const noScripts: readonly Script[] = [];

async function askScripts(signal: AbortSignal): Promise<readonly Script[]> {
  const answer = await fetch('/api/v1/scripts', { signal });
  // A server that knows of none.
  if (answer.status === 404) return noScripts;
  if (!answer.ok) throw new Error(`scripts: ${answer.status}`);
  return ((await answer.json()) as ScriptsAnswer).scripts;
}

/** The city's briefings for visits; none until the server has told them. */
export const useScripts = (): readonly Script[] => useAsked(askScripts, retryMs) ?? noScripts;
