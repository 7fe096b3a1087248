import type { AuditChain } from '../contract/audit.ts';
import { openAudit, type Audit } from './command/audit.ts';
import { commandDoor, type CommandDoorParts } from './command/command-door.ts';
import { identities, type Identity } from './command/identities.ts';
import { auditRoute } from './hub/audit-route.ts';
import { commandsRoute } from './hub/commands-route.ts';
import { sessionRoute } from './hub/session-route.ts';
import type { SocketOffice } from './hub/socket-commands.ts';
import type { ServeParts } from './serve.ts';

/** Where people's commands come in, and where each is entered. */
export interface OfficeDesk {
  readonly sockets: SocketOffice;
  readonly routes: ServeParts['routes'];
  readonly audit: Audit;
  close(): Promise<void>;
}

export interface OfficeDeskParts extends Pick<CommandDoorParts, 'city' | 'durable'> {
  /** Who may give commands; none = the office is read-only. */
  readonly known: readonly Identity[];
  /** They are served to whoever asks: a demo's, never others. */
  readonly isDemo: boolean;
  readonly auditPath: string;
  /** Of the wall. */
  readonly nowMs: () => number;
}

export function officeDesk(parts: OfficeDeskParts): OfficeDesk {
  const { known, isDemo, auditPath, nowMs, city, durable } = parts;
  const audit = openAudit({ path: auditPath, nowMs });
  void audit.verify().then(tellBroken, (error: unknown) => tell('cannot be opened', error));
  const who = identities(known);
  const door = commandDoor({
    city,
    durable,
    audit,
    onDefect: (error) => tell('a command failed', error),
  });
  return {
    sockets: { who, door },
    routes: [
      { path: '/commands', handler: commandsRoute(who, door) },
      {
        path: '/session',
        handler: sessionRoute({
          who,
          isReadOnly: known.length === 0,
          ...(isDemo ? { demo: known } : {}),
        }),
      },
      { path: '/audit', handler: auditRoute(who, audit) },
    ],
    audit,
    close: () => audit.close(),
  };
}

function tellBroken(chain: AuditChain): void {
  if (!chain.holds) tell('does not hold', chain.why);
}

function tell(what: string, why: unknown): void {
  console.error(`audit trail: ${what}:`, why instanceof Error ? why.message : why);
}
