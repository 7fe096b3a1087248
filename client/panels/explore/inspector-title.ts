import type { Words } from '../../design/wording.ts';
import type { Thing } from '../../explore/thing.ts';

/** What a thing is called: a gauge by its place and what it measures, all else by its name. */
export function titleOf({ kind, name, what }: Thing, { say }: Words): string {
  return kind === 'observation' ? `${say(name)} ${say(what)}` : say(name);
}

/** How it stands where it has no number; undefined = nothing to say. */
export function stateOf({ event, valueText }: Thing, { say, word }: Words): string | undefined {
  switch (event?.kind) {
    case undefined:
      return undefined;
    case 'incident':
      return word(`explore/drill/incidentStatus/${event.data.status}`);
    case 'alert':
      return event.data.originalSeverity;
    case 'request':
      return word(`explore/drill/requestStatus/${event.data.status}`);
    case 'asset':
      return word(`assetState/${event.data.state}`);
    case 'situation':
      return word(`ops/phase/${event.data.phase}`);
    case 'alarm':
      return word(`ops/alarm/state/${event.data.state}`);
    case 'stage':
      return say(event.data.names[event.data.level]);
    case 'directive':
      return word(`explore/drill/directiveState/${event.data.state}`);
    case 'observation':
      return valueText;
    case 'position':
    case 'indicator':
    case 'feed':
      return undefined;
  }
}
