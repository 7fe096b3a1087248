import type { AlertData, IncidentData } from '../../../contract/event.ts';
import type { RequestData } from '../../../contract/request.ts';
import { factsWith, type Fact, type FactContext } from './inspector-fact-lines.ts';

/** What an incident tells; its stages stand on their own. */
export function incidentFacts(data: IncidentData, context: FactContext): readonly Fact[] {
  const { say } = context.words;
  const { line, time, coded } = factsWith(context);
  return [
    ...line('type', data.sourceType.text),
    ...coded('status', 'explore/drill/incidentStatus', data.status),
    ...time('started', data.startedAt),
    ...time('ended', data.endedAt),
    ...(data.endedAt === undefined ? time('expected', data.expectedEndAt) : []),
    ...coded('closure', 'explore/drill/closure', data.roadClosure),
    ...line('owner', data.owner === undefined ? undefined : say(data.owner)),
    ...line('about', data.description),
  ];
}

/** What a warning tells; its official text stands on its own. */
export function alertFacts(data: AlertData, context: FactContext): readonly Fact[] {
  const { say } = context.words;
  const { line, time, coded } = factsWith(context);
  return [
    ...line('tier', data.originalSeverity),
    ...line('sender', say(data.sender)),
    ...time('sent', data.sent),
    ...time('onset', data.onset),
    ...time('expires', data.expires),
    ...time('ended', data.endedAt),
    ...coded('urgency', 'explore/drill/urgency', data.urgency),
    ...coded('certainty', 'explore/drill/certainty', data.certainty),
    ...line('areas', data.areaNames.join(', ')),
  ];
}

/** What a citizen's report tells, without the exact address. */
export function requestFacts(data: RequestData, context: FactContext): readonly Fact[] {
  const { say } = context.words;
  const { line, time, coded, linked } = factsWith(context);
  return [
    ...line('type', say(data.service.name)),
    ...coded('status', 'explore/drill/requestStatus', data.status),
    ...time('requested', data.requestedAt),
    ...time('updated', data.updatedAt),
    ...(data.endedAt === undefined ? time('due', data.expectedAt) : time('ended', data.endedAt)),
    ...line('agency', data.agency === undefined ? undefined : say(data.agency)),
    ...linked('asset', data.asset),
    ...line('about', data.description ?? data.statusNotes),
  ];
}
