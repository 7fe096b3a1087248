import type { AlertEvent, CityEvent } from '../../contract/event.ts';
import { EXERCISE_PATH } from '../../contract/exercise.ts';
import type { CityView } from '../office/city-view.ts';
import type { ExerciseMarks } from '../pipeline.ts';
import { isOfExercise } from '../wire/exercise-mark.ts';

/** `source` of what is of this exercise: never that of a feed or office of the city itself. */
function sourceIn(city: string, exercise: string, source: string): string {
  return `/cities/${city}${EXERCISE_PATH}${exercise}${source.slice(`/cities/${city}`.length)}`;
}

/**
 * An event of a source as an inject. It keeps the name of its feed, so that the rules judge it as
 * they would; its `source`, its standard, its status or flag and its raw id say what it is.
 */
export function injected(event: CityEvent, exercise: string, inject: string): CityEvent {
  const { data, source, city } = event;
  const { provenance, flags = [] } = data;
  const marked = {
    ...event,
    source: sourceIn(city, exercise, source),
    data: {
      ...data,
      provenance: {
        ...provenance,
        standard: `exercise ${exercise}: ${provenance.standard}`,
        rawId: `exercise/${exercise}/${inject}`,
      },
    },
  } as CityEvent;
  if (marked.kind === 'alert') return withStatus(marked, 'Exercise');
  return {
    ...marked,
    data: { ...marked.data, flags: [...new Set([...flags, 'test-message' as const])] },
  } as CityEvent;
}

export function exerciseMarks(city: string, exercise: string): ExerciseMarks {
  const made = (event: CityEvent): CityEvent =>
    isOfExercise(event) ? event : { ...event, source: sourceIn(city, exercise, event.source) };
  return {
    made: (events) => events.map(made),
    seen: (events) => (events.some(isExerciseAlert) ? events.map(asReal) : events),
    view: (view) => withRealAlerts(view),
  };
}

function withRealAlerts(view: CityView): CityView {
  const { alert: alerts } = view.byKind;
  if (![...alerts.values()].some(isExerciseAlert)) return view;
  const alert = new Map<string, AlertEvent>();
  for (const [subject, event] of alerts) {
    alert.set(subject, isExerciseAlert(event) ? withStatus(event, 'Actual') : event);
  }
  return { byKind: { ...view.byKind, alert } };
}

function asReal(event: CityEvent): CityEvent {
  return isExerciseAlert(event) ? withStatus(event, 'Actual') : event;
}

/** Of this exercise; an exercise that a real sender announces stays what it is. */
function isExerciseAlert(event: CityEvent): event is AlertEvent {
  return event.kind === 'alert' && event.data.status === 'Exercise' && isOfExercise(event);
}

function withStatus(event: AlertEvent, status: AlertEvent['data']['status']): AlertEvent {
  return { ...event, data: { ...event.data, status } };
}
