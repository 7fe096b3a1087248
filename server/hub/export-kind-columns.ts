import type { Kind } from '../../contract/event.ts';
import type { FigureData, IndicatorData } from '../../contract/indicator.ts';
import { kindColumns, type Column } from './export-cell.ts';

const SPACE = ' ';
const observation = kindColumns('observation');
const incident = kindColumns('incident');
const alert = kindColumns('alert');
const request = kindColumns('request');
const asset = kindColumns('asset');
const position = kindColumns('position');
const indicator = kindColumns('indicator');
const feed = kindColumns('feed');
const situation = kindColumns('situation');
const alarm = kindColumns('alarm');
const stage = kindColumns('stage');
const directive = kindColumns('directive');

/** What an export of one kind says beside what it says of every event. */
export const KIND_COLUMNS: Readonly<Record<Kind, readonly Column[]>> = {
  observation: [
    observation.cell('datastream', 'datastream', (data) => data.datastream),
    observation.cell('observedProperty', 'property', (data) => data.observedProperty),
    observation.cell('station', 'station', (data) => data.featureOfInterest.id),
    observation.cell('result', 'result', (data) => data.result),
    observation.cell('unit', 'unit [UCUM]', (data) => data.unit),
    observation.cell('quality', 'quality', (data) => data.resultQuality),
    observation.cell('rangeLow', 'range low', (data) => data.range?.[0]),
    observation.cell('rangeHigh', 'range high', (data) => data.range?.[1]),
    ...observation.instants('resultTime', 'result time', (data) => data.resultTime),
  ],
  incident: [
    incident.cell('status', 'status', (data) => data.status),
    incident.cell('category', 'category', (data) => data.category),
    incident.cell('sourceType', 'source type', (data) => data.sourceType.text),
    incident.cell('description', 'description', (data) => data.description),
    ...incident.instants('startedAt', 'started', (data) => data.startedAt),
    ...incident.instants('expectedEndAt', 'expected end', (data) => data.expectedEndAt),
    ...incident.instants('endedAt', 'ended', (data) => data.endedAt),
    incident.cell('roadClosure', 'road closure', (data) => data.roadClosure),
    incident.cell('stage', 'stage', (data) => data.stages?.at(-1)?.name.ko),
    incident.cell('owner', 'owner', (data) => data.owner?.ko),
  ],
  alert: [
    alert.cell('status', 'status', (data) => data.status),
    alert.cell('msgType', 'message', (data) => data.msgType),
    alert.cell('event', 'event', (data) => data.event.ko),
    alert.cell('originalSeverity', 'original severity', (data) => data.originalSeverity),
    alert.cell('urgency', 'urgency', (data) => data.urgency),
    alert.cell('certainty', 'certainty', (data) => data.certainty),
    alert.cell('sender', 'sender', (data) => data.sender.ko),
    alert.cell('areas', 'areas', (data) => data.areaNames.join('; ')),
    alert.cell('description', 'description', (data) => data.description),
    alert.cell('instruction', 'instruction', (data) => data.instruction),
    ...alert.instants('sent', 'sent', (data) => data.sent),
    ...alert.instants('onset', 'onset', (data) => data.onset),
    ...alert.instants('expires', 'expires', (data) => data.expires),
    ...alert.instants('endedAt', 'ended', (data) => data.endedAt),
  ],
  request: [
    request.cell('status', 'status', (data) => data.status),
    request.cell('service', 'service', (data) => data.service.code),
    request.cell('description', 'description', (data) => data.description),
    request.cell('statusNotes', 'status notes', (data) => data.statusNotes),
    request.cell('address', 'address', (data) => data.address),
    request.cell('agency', 'agency', (data) => data.agency?.ko),
    ...request.instants('requestedAt', 'requested', (data) => data.requestedAt),
    ...request.instants('updatedAt', 'updated', (data) => data.updatedAt),
    ...request.instants('endedAt', 'ended', (data) => data.endedAt),
  ],
  asset: [
    asset.cell('assetType', 'asset type', (data) => data.assetType),
    asset.cell('assetId', 'asset id', (data) => data.assetId),
    asset.cell('state', 'state', (data) => data.state),
    asset.cell('faults', 'faults', (data) => data.faults.map(({ code }) => code).join(SPACE)),
    asset.cell('partOf', 'part of', (data) => data.partOf),
  ],
  position: [
    position.cell('track', 'track', (data) => data.track),
    position.cell('vehicle', 'vehicle', (data) => data.mode),
    position.cell('bearingDeg', 'bearing [deg]', (data) => data.bearingDeg),
    position.cell('speedKmh', 'speed [km/h]', (data) => data.speedKmh),
    position.cell('route', 'route', (data) => data.route?.name?.ko ?? data.route?.id),
    position.cell('stop', 'stop', (data) => data.stop?.name?.ko ?? data.stop?.id),
    position.cell('occupancy', 'occupancy', (data) => data.occupancy),
    position.cell('delaySec', 'delay [s]', (data) => data.delaySec),
  ],
  indicator: [
    indicator.cell('form', 'form', (data) => data.form),
    indicator.cell('figure', 'figure', (data) => ('figure' in data ? data.figure : undefined)),
    indicator.cell('value', 'value', (data) => figureOf(data)?.value),
    indicator.cell('unit', 'unit', (data) => figureOf(data)?.unit.ko),
    indicator.cell('span', 'span', (data) => figureOf(data)?.span.ko),
    ...indicator.instants('asOf', 'as of', (data) => figureOf(data)?.asOf),
    indicator.cell('derivedFrom', 'derived from', (data) =>
      'derivedFrom' in data ? data.derivedFrom.join(SPACE) : undefined,
    ),
  ],
  feed: [
    feed.cell('state', 'state', (data) => data.state),
    ...feed.instants('lastGood', 'last good', (data) => data.lastGood),
    ...feed.instants('newest', 'newest', (data) => data.newest),
    feed.cell('everySec', 'asked every [s]', (data) => data.everySec),
    feed.cell('accepted', 'accepted', (data) => data.accepted),
    feed.cell('duplicates', 'duplicates', (data) => data.duplicates),
    feed.cell('rejected', 'rejected', (data) => data.rejected),
    feed.cell('lagSec', 'lag [s]', (data) => data.lagSec),
    feed.cell('reason', 'reason', (data) => data.reason?.ko),
  ],
  situation: [
    situation.cell('rule', 'rule', (data) => data.rule),
    situation.cell('phase', 'phase', (data) => data.phase),
    situation.cell('score', 'score', (data) => data.score),
    situation.cell('exposed', 'people exposed (estimate)', (data) => data.exposed?.people),
    situation.cell('evidence', 'evidence', (data) => data.evidence.length),
    situation.cell('missing', 'missing', (data) =>
      data.missing.map(({ factor }) => factor).join(SPACE),
    ),
    situation.cell('why', 'why', (data) => data.why.ko),
    ...situation.instants('openedAt', 'opened', (data) => data.openedAt),
    ...situation.instants('endedAt', 'ended', (data) => data.endedAt),
    situation.cell('derivedFrom', 'derived from', (data) => data.derivedFrom.join(SPACE)),
  ],
  alarm: [
    alarm.cell('rule', 'rule', (data) => data.rule),
    alarm.cell('priority', 'priority', (data) => data.priority),
    alarm.cell('state', 'state', (data) => data.state),
    alarm.cell('watched', 'watched', (data) => data.watched),
    alarm.cell('value', 'value', (data) => data.value),
    alarm.cell('limit', 'limit', (data) => data.limit),
    alarm.cell('unit', 'unit [UCUM]', (data) => data.unit),
    alarm.cell('assignee', 'assignee', (data) => data.assignee),
    alarm.cell('annunciation', 'annunciation', (data) => data.annunciation),
    alarm.cell('why', 'why', (data) => data.why.ko),
    ...alarm.instants('activeSince', 'active since', (data) => data.activeSince),
    ...alarm.instants('clearedAt', 'cleared', (data) => data.clearedAt),
    alarm.cell('derivedFrom', 'derived from', (data) => data.derivedFrom.join(SPACE)),
  ],
  stage: [
    stage.cell('level', 'stage', (data) => data.level),
    stage.cell('proposed', 'proposed', (data) => data.proposed.level),
    stage.cell('confirmedBy', 'confirmed by', (data) => data.confirmedBy?.name),
    stage.cell('overrideReason', 'override reason', (data) => data.overrideReason),
    ...stage.instants('since', 'since', (data) => data.since),
  ],
  directive: [
    directive.cell('number', 'number', (data) => data.number),
    directive.cell('about', 'about', (data) => data.about),
    directive.cell('recipient', 'recipient', (data) => data.recipient.name.ko),
    directive.cell('state', 'state', (data) => data.state),
    directive.cell('issuedBy', 'issued by', (data) => data.issuedBy.name),
    ...directive.instants('issuedAt', 'issued', (data) => data.issuedAt),
    ...directive.instants('dueAt', 'due', (data) => data.dueAt),
    ...directive.instants('endedAt', 'ended', (data) => data.endedAt),
  ],
};

function figureOf(data: IndicatorData): FigureData | undefined {
  return data.form === 'figure' ? data : undefined;
}
