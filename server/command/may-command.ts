import { COMMAND_ROLES, COMMANDS, type CommandName } from '../../contract/command.ts';
import { ROLES, type Role } from '../../contract/office.ts';

/** Each role may do what those before it may. */
export function mayCommand(role: Role, name: CommandName): boolean {
  return isAtLeast(role, COMMAND_ROLES[name]);
}

export function isAtLeast(role: Role, lowest: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(lowest);
}

export function commandsOf(role: Role): readonly CommandName[] {
  return COMMANDS.filter((name) => mayCommand(role, name));
}
