import { COMMANDS } from '../../contract/command.ts';
import type { Transition } from '../../contract/office.ts';
import type { CityView } from '../office/city-view.ts';
import type { Audit } from './audit.ts';

interface Step extends Transition<string> {
  readonly subject: string;
}

/**
 * At a start, before anybody commands: what people did stands in the city's log; where the trail
 * lacks it, because the server was ended between the two, it is entered as `found`. Settles with how
 * many there were.
 */
export async function enterFound(city: CityView, audit: Audit): Promise<number> {
  let found = 0;
  for (const { subject, at, by, actor, key, reason, to } of stepsOf(city)) {
    const command = COMMANDS.find((name) => name === by);
    if (command === undefined || actor === undefined || key === undefined) continue;
    if ((await audit.find(key)) !== undefined) continue;
    const request = JSON.stringify({ key, to, ...(reason === undefined ? {} : { reason }) });
    await audit.append({ cityAt: at, actor, command, subject, key, request, outcome: 'found' });
    found += 1;
  }
  return found;
}

function stepsOf({ byKind }: CityView): readonly Step[] {
  const { alarm, directive, stage } = byKind;
  return [
    ...[...alarm.values(), ...directive.values()].flatMap(({ subject, data }) =>
      data.transitions.map((step) => ({ ...step, subject })),
    ),
    ...[...stage.values()].flatMap(({ subject, data }) =>
      data.history.map((step) => ({ ...step, subject })),
    ),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
