import type { Words } from '../../design/wording.ts';
import type { OverlayProblem, OverlayState } from '../../explore/overlay.ts';

/** An address is told as far as it fits a line or two; the whole of it nobody reads. */
const MOST_URL = 120;

const shortened = (url: string): string =>
  url.length <= MOST_URL ? url : `${url.slice(0, MOST_URL)}…`;

/** Why an overlay is not shown, in words. */
function whyOf(problem: OverlayProblem, word: Words['word']): string {
  const told = (fill?: Readonly<Record<string, string | number>>): string =>
    word(`explore/overlays/problem/${problem.reason}`, fill);
  switch (problem.reason) {
    case 'host':
      return told({ origin: problem.origin });
    case 'silent':
    case 'cors':
      return told({ url: shortened(problem.url) });
    case 'status':
      return told({ status: problem.status, url: shortened(problem.url) });
    case 'answer':
      return told({ said: problem.said, url: shortened(problem.url) });
    case 'file': {
      const { reason, at } = problem.problem;
      const why = word(`explore/overlays/why/${reason}`, { at });
      return told({ why, url: shortened(problem.url) });
    }
    case 'gone':
      return told();
  }
}

/** How it stands with an overlay that is on; undefined = it is on the map. */
export function overlayWords(state: OverlayState, word: Words['word']): string | undefined {
  switch (state.type) {
    case 'ready':
      return undefined;
    case 'reading':
    case 'empty':
      return word(`explore/overlays/state/${state.type}`);
    case 'failed': {
      const part = state.isPartly ? 'partly' : 'failed';
      return word(`explore/overlays/state/${part}`, { why: whyOf(state.problem, word) });
    }
  }
}
