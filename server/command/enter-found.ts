import { COMMANDS, type CommandName } from '../../contract/command.ts';
import type { Instant } from '../../contract/event.ts';
import type { Actor, Transition } from '../../contract/office.ts';
import type { CityView } from '../office/city-view.ts';
import type { Audit } from './audit.ts';

/** A command as the city remembers it. */
interface Done {
  readonly command: CommandName;
  readonly subject: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly key: string;
  /** What is known of the request. */
  readonly known: object;
}

/**
 * At a start, before anybody commands: what people did stands in the city's log; where the trail
 * lacks it, because the server was ended between the two, it is entered as `found`. Settles with how
 * many there were.
 */
export async function enterFound(city: CityView, audit: Audit): Promise<number> {
  let found = 0;
  for (const { command, subject, at, actor, key, known } of doneIn(city)) {
    if ((await audit.find(key)) !== undefined) continue;
    const request = JSON.stringify({ key, ...known });
    await audit.append({ cityAt: at, actor, command, subject, key, request, outcome: 'found' });
    found += 1;
  }
  return found;
}

function doneIn({ byKind }: CityView): readonly Done[] {
  const { alarm, directive, situation, stage } = byKind;
  const steps: readonly (readonly [string, Transition<string>])[] = [
    ...[...alarm.values(), ...directive.values()].flatMap(({ subject, data }) =>
      data.transitions.map((step: Transition<string>) => [subject, step] as const),
    ),
    ...[...situation.values()].flatMap(({ subject, data }) =>
      (data.acts ?? []).map((step) => [subject, step] as const),
    ),
  ];
  const moved = steps.flatMap(([subject, step]) => {
    const command = COMMANDS.find((name) => name === step.by);
    return command === undefined ? [] : doneOf(command, subject, step);
  });
  const staged = [...stage.values()].flatMap(({ subject, data }) => {
    const { history, crisisEntered: entered } = data;
    const set = history.flatMap((step) => doneOf('stage', subject, step));
    if (entered === undefined) return set;
    const { at, actor, key, level } = entered;
    const known = level === undefined ? {} : { level };
    return [...set, { command: 'crisis', subject, at, actor, key, known } as const];
  });
  return [...moved, ...staged].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** A step that a person made; what rules did is no command. */
function doneOf(
  command: CommandName,
  subject: string,
  { at, to, actor, key, reason }: Transition<string>,
): readonly Done[] {
  if (actor === undefined || key === undefined) return [];
  const known = { to, ...(reason === undefined ? {} : { reason }) };
  return [{ command, subject, at, actor, key, known }];
}
