import type { Instant } from '../../contract/event.ts';
import type { CityView } from '../office/city-view.ts';

export interface CarriedBefore {
  readonly subject: string;
  readonly at: Instant;
}

/** What a key has done already as the city itself remembers it, though nobody else may. */
export function carriedBefore(city: CityView, key: string): CarriedBefore | undefined {
  const { alarm, directive, situation } = city.byKind;
  for (const event of [...alarm.values(), ...directive.values()]) {
    const done = event.data.transitions.find((step) => step.key === key);
    if (done !== undefined) return { subject: event.subject, at: done.at };
  }
  for (const { subject, data } of situation.values()) {
    const done = data.acts?.find((act) => act.key === key);
    if (done !== undefined) return { subject, at: done.at };
  }
  for (const { subject, data } of city.byKind.stage.values()) {
    const { crisisEntered: entered, history } = data;
    if (entered?.key === key) return { subject, at: entered.at };
    const done = history.find((step) => step.key === key);
    if (done !== undefined) return { subject, at: done.at };
  }
  return undefined;
}
