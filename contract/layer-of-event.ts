import type { CityEvent } from './event.ts';

/**
 * The layer of an event: its kind, and what tells events of the kind apart (`incident/flood`). Words,
 * no commas.
 */
export function layerOfEvent(event: CityEvent): string {
  switch (event.kind) {
    case 'observation':
      return `observation/${event.data.observedProperty}`;
    case 'incident':
      return `incident/${event.data.roadClosure === undefined ? event.data.category : 'closure'}`;
    case 'alert':
      return `alert/${event.data.category[0] ?? 'Other'}`;
    case 'request':
      return `request/${event.data.service.code}`;
    case 'asset':
      return `asset/${event.data.assetType}`;
    case 'position':
      return `position/${event.data.mode}`;
    case 'situation':
    case 'alarm':
      return `${event.kind}/${event.data.hazard}`;
    case 'indicator':
      return `indicator/${event.data.form}`;
    case 'feed':
    case 'stage':
    case 'directive':
      return event.kind;
  }
}
