import type { Text } from '../../contract/place.ts';
import type { Thing } from './thing.ts';

/** Who has it: the owner of an incident, the agency of a request, whom an order is for. */
export function ownerOf({ event }: Thing): Text | undefined {
  switch (event?.kind) {
    case 'incident':
      return event.data.owner;
    case 'request':
      return event.data.agency;
    case 'alert':
      return event.data.sender;
    case 'situation':
      return event.data.incharge[0]?.name;
    case 'directive':
      return event.data.recipient.name;
    case undefined:
    case 'observation':
    case 'position':
    case 'asset':
    case 'indicator':
    case 'feed':
    case 'alarm':
    case 'stage':
      return undefined;
  }
}

/** How a thing stands: a word of ours by its path, or the source's own. */
export type ThingState =
  { readonly word: string; readonly isUnconfirmed?: true } | { readonly own: Text };

const OWN = 'explore/table/state';

/** How it stands now; `undefined` = its kind has no states, e.g. a value. */
export function stateOf({ event }: Thing): ThingState | undefined {
  switch (event?.kind) {
    case 'incident': {
      const { status, stages, roadClosure } = event.data;
      if (status === 'ended') return { word: `${OWN}/ended` };
      const stage = stages?.at(-1);
      if (stage !== undefined) return { own: stage.name };
      return { word: `${OWN}/${roadClosure === undefined ? 'active' : `closure-${roadClosure}`}` };
    }
    case 'alert':
      if (event.data.endedAt !== undefined) return { word: `${OWN}/lifted` };
      return { word: `${OWN}/${event.data.status === 'Actual' ? 'in-force' : 'test'}` };
    case 'request':
      return { word: `${OWN}/${event.data.status}` };
    case 'asset':
      return { word: `assetState/${event.data.state}` };
    case 'situation':
      return { word: `ops/phase/${event.data.phase}` };
    case 'alarm': {
      const { state } = event.data;
      const word = `ops/alarm/state/${state}`;
      return state === 'unack-active' ? { word, isUnconfirmed: true } : { word };
    }
    case 'directive':
      return { word: `ops/order/state/${event.data.state}` };
    case undefined:
    case 'observation':
    case 'position':
    case 'indicator':
    case 'feed':
    case 'stage':
      return undefined;
  }
}
