import type { Text } from '../contract/place.ts';
import { openAudit, type Audit } from './command/audit.ts';
import { commandDoor, type CommandDoorParts, type CommandedCity } from './command/command-door.ts';
import { deskWork, type DeskWork } from './command/desk-work.ts';
import { enterFound } from './command/enter-found.ts';
import { identities, type Identity } from './command/identities.ts';
import { webhookSender } from './command/webhook-sender.ts';
import type { WebhookTargets } from './command/webhook-target.ts';
import { auditRoute } from './hub/audit-route.ts';
import { commandsRoute } from './hub/commands-route.ts';
import { directiveAnswersRoute } from './hub/directive-answers-route.ts';
import { sessionRoute } from './hub/session-route.ts';
import type { SocketOffice } from './hub/socket-commands.ts';
import type { ContactEntry } from './office/contact-book.ts';
import type { ServeParts } from './serve.ts';

/** Where people's commands come in, and where each is entered. */
export interface OfficeDesk {
  readonly sockets: SocketOffice;
  /** Where else something is entered. */
  readonly audit: Pick<Audit, 'append' | 'find'>;
  readonly routes: ServeParts['routes'];
  /** What analysts keep; absent = nothing is kept here. */
  readonly work?: DeskWork;
  close(): Promise<void>;
}

export interface OfficeDeskParts extends Pick<CommandDoorParts, 'city' | 'durable'> {
  /** Who may give commands; none = the office is read-only. */
  readonly known: readonly Identity[];
  /** They are served to whoever asks: a demo's, never others. */
  readonly isDemo: boolean;
  /** To whom orders are given. */
  readonly contacts: readonly ContactEntry[];
  /** Systems of contacts that take orders. */
  readonly webhooks: WebhookTargets;
  /** Why they are sent nothing; absent = they are. */
  readonly muted?: Text;
  readonly auditPath: string;
  /** Of what analysts keep; absent = nothing is kept, e.g. in an exercise. */
  readonly workPath?: string;
  /** Of the wall. */
  readonly nowMs: () => number;
}

export function officeDesk(parts: OfficeDeskParts): OfficeDesk {
  const { known, isDemo, contacts, webhooks, muted, auditPath, nowMs, city, durable } = parts;
  const audit = openAudit({ path: auditPath, nowMs });
  void entered(audit, city()).catch((error: unknown) => tell('cannot be written', error));
  const who = identities(known);
  const door = commandDoor({
    city,
    durable,
    audit,
    onDefect: (error) => tell('a command failed', error),
  });
  const sender = webhookSender({
    targets: webhooks,
    held: () => city()?.state.byKind.directive.values() ?? [],
    report: (report) => city()?.delivered(report),
    ...(muted === undefined ? {} : { muted }),
    onDefect: (error) => console.error('webhook:', error),
    nowMs,
    random: Math.random,
  });
  const { workPath } = parts;
  const work =
    workPath === undefined
      ? undefined
      : deskWork({
          path: workPath,
          audit,
          nowMs,
          onDefect: (error) => console.error('what desks keep:', error),
        });
  return {
    ...(work === undefined ? {} : { work }),
    sockets: { who, door },
    audit,
    routes: [
      { path: '/commands', handler: commandsRoute(who, door) },
      {
        path: '/session',
        handler: sessionRoute({
          who,
          isReadOnly: known.length === 0,
          contacts: contacts.map(({ contact }) => contact),
          ...(isDemo ? { demo: known } : {}),
        }),
      },
      { path: '/directives', handler: directiveAnswersRoute(webhooks, door, nowMs) },
      { path: '/audit', handler: auditRoute(who, audit) },
    ],
    close: async () => {
      await Promise.all([sender.close(), work?.close()]);
      await audit.close();
    },
  };
}

/** Says on stderr what is wrong with the trail that was found, and enters what it lacks. */
async function entered(audit: Audit, city: CommandedCity | undefined): Promise<void> {
  const chain = await audit.verify();
  if (!chain.holds) tell('does not hold', chain.why);
  const found = city === undefined ? 0 : await enterFound(city.state, audit);
  if (found > 0) tell('commands of the log were entered', found);
}

function tell(what: string, why: unknown): void {
  console.error(`audit trail: ${what}:`, why instanceof Error ? why.message : why);
}
