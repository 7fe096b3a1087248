import type { AlarmEvent, IncidentEvent, SituationEvent } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import type { CityView } from '../city-view.ts';

type Orderable = SituationEvent | IncidentEvent | AlarmEvent;

/** What an order may be about: a situation, an incident or an alarm that the city still knows. */
export function aboutSubject({ byKind }: CityView, subject: string): Orderable | undefined {
  const { situation, incident, alarm } = byKind;
  return situation.get(subject) ?? incident.get(subject) ?? alarm.get(subject);
}

export function headlineOf(event: Orderable): Text {
  if (event.kind === 'alarm') return event.data.label;
  return event.kind === 'situation' ? event.data.title : event.data.headline;
}
