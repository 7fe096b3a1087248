import type { CityEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';

/** Texts of an event that a search finds, as one, in the form of `searchForm`; undefined if it has none. */
export function eventWords(event: CityEvent): string | undefined {
  const parts = [...textsOf(event)].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? undefined : searchForm([...new Set(parts)].join(' · '));
}

/** One form for a text and what is searched in it: composed Hangul, small letters. */
export function searchForm(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function* textsOf(event: CityEvent): Generator<string | undefined> {
  yield* both(event.data.place);
  switch (event.kind) {
    case 'observation':
      yield* both(event.data.featureOfInterest.name);
      return;
    case 'incident':
      yield* both(event.data.headline);
      yield event.data.sourceType.text;
      yield event.data.description;
      return;
    case 'alert':
      yield* both(event.data.headline);
      yield* both(event.data.event);
      yield event.data.description;
      yield* event.data.areaNames;
      return;
    case 'request':
      yield* both(event.data.service.name);
      yield event.data.description;
      yield event.data.statusNotes;
      yield event.data.address;
      return;
    case 'asset':
      yield* both(event.data.name);
      yield event.data.assetId;
      return;
    case 'indicator':
      if ('label' in event.data) yield* both(event.data.label);
      if ('title' in event.data) yield* both(event.data.title);
      return;
    case 'situation':
      yield* both(event.data.title);
      yield* both(event.data.why);
      return;
    case 'alarm':
      yield* both(event.data.label);
      yield* both(event.data.why);
      return;
    case 'stage':
      yield* both(event.data.why);
      return;
    case 'directive':
      yield event.data.number;
      yield event.data.text;
      yield* both(event.data.recipient.name);
      return;
    case 'feed':
      yield* both(event.data.title);
      yield* both(event.data.reason);
      return;
    case 'position':
  }
}

function both(text: Text | undefined): readonly (string | undefined)[] {
  return text === undefined ? [] : [text.ko, text.en];
}
