import type { AlarmData } from '../../../contract/alarm.ts';
import type { ObservationData } from '../../../contract/event.ts';
import type { SituationData } from '../../../contract/situation.ts';
import { measureWords } from '../../design/measure.ts';
import { formatNumber } from '../../design/numbers.ts';
import { clockOrDay, formatSpan } from '../../design/times.ts';
import { assetTitle } from '../../explore/layer-titles.ts';
import { observedUnit } from '../../explore/observed-unit.ts';
import type { Thing } from '../../explore/thing.ts';
import { factsWith, type Fact, type FactContext } from './inspector-fact-lines.ts';
import { indicatorFacts } from './inspector-indicator-facts.ts';
import { alertFacts, incidentFacts, requestFacts } from './inspector-report-facts.ts';

function observationFacts(data: ObservationData, context: FactContext): readonly Fact[] {
  const { words } = context;
  const { line, time } = factsWith(context);
  const { thresholds = [], range, fullScale } = data;
  const unit = observedUnit(data.unit);
  const measured = (value: number): string => measureWords(value, unit, words);
  return [
    ...time('at', data.phenomenonTime),
    ...line(
      'thresholds',
      thresholds.map(({ label, value }) => `${words.say(label)} ${measured(value)}`).join(' · '),
    ),
    ...line('range', range === undefined ? undefined : range.map(measured).join('–')),
    ...line('full', fullScale === undefined ? undefined : measured(fullScale)),
  ];
}

function situationFacts(data: SituationData, context: FactContext): readonly Fact[] {
  const { words } = context;
  const { line, time, coded } = factsWith(context);
  const { exposed } = data;
  const people =
    exposed === null
      ? undefined
      : `${measureWords(exposed.people, '{person}', words)} (${words.say(exposed.basis)})`;
  return [
    ...coded('phase', 'ops/phase', data.phase),
    ...time('started', data.openedAt),
    ...time('ended', data.endedAt),
    ...line('score', `${data.score.toFixed(2)} / ${data.opensAt.toFixed(2)}`),
    ...time('peak', data.peakedAt),
    ...line('basin', data.basin),
    ...line('area', `${formatNumber(data.areaKm2, words.language)} km²`),
    ...line('exposed', people),
    ...line('incidents', String(data.incidents.length)),
    ...line('assignee', data.assignee),
  ];
}

function alarmFacts(data: AlarmData, context: FactContext): readonly Fact[] {
  const { words, nowMs, city } = context;
  const { line, time, coded, linked } = factsWith(context);
  const { limit, unit, worst, ratePerHour } = data;
  const bound = data.direction ?? 'above';
  const rate =
    ratePerHour === undefined || ratePerHour === 0
      ? undefined
      : words.word('ops/alarm/rate', {
          value: `${ratePerHour > 0 ? '+' : ''}${measureWords(ratePerHour, unit, words)}`,
        });
  return [
    ...coded('status', 'ops/alarm/state', data.state),
    ...coded('priority', 'ops/priority', data.priority),
    ...line(
      'limit',
      limit === undefined
        ? undefined
        : words.word(`ops/alarm/limit/${bound}`, { value: measureWords(limit, unit, words) }),
    ),
    ...line(
      'worst',
      worst === undefined
        ? undefined
        : `${measureWords(worst.value, unit, words)} · ${clockOrDay(Date.parse(worst.at), nowMs, city.zone)}`,
    ),
    ...line('rate', rate),
    ...time('started', data.activeSince),
    ...time('ended', data.endedAt ?? data.clearedAt),
    ...linked('watched', data.watched),
    ...linked('speaker', data.suppressedBy),
    ...line('assignee', data.assignee),
  ];
}

/** What rows of one kind tell; a row of the dense columns has no event, and little to tell. */
export function kindFacts(thing: Thing, context: FactContext): readonly Fact[] {
  const { event } = thing;
  const { words } = context;
  const { say, word } = words;
  const { line, time, coded, linked } = factsWith(context);
  if (event === undefined) return [];
  switch (event.kind) {
    case 'observation':
      return observationFacts(event.data, context);
    case 'incident':
      return incidentFacts(event.data, context);
    case 'alert':
      return alertFacts(event.data, context);
    case 'request':
      return requestFacts(event.data, context);
    case 'situation':
      return situationFacts(event.data, context);
    case 'alarm':
      return alarmFacts(event.data, context);
    case 'indicator':
      return indicatorFacts(event.data, context);
    case 'asset': {
      const { assetId, assetType, state, partOf } = event.data;
      return [
        ...line('type', say(assetTitle(assetType))),
        ...line('number', assetId),
        ...coded('status', 'assetState', state),
        ...linked('partOf', partOf),
        ...time('at', event.time),
      ];
    }
    case 'position': {
      const { route, stop, bearingDeg, occupancy, delaySec } = event.data;
      const at =
        stop === undefined
          ? undefined
          : `${stop.name === undefined ? stop.id : say(stop.name)} · ${word(`explore/drill/stopStatus/${stop.status}`)}`;
      return [
        ...line('route', route?.name === undefined ? route?.id : say(route.name)),
        ...line('stop', at),
        ...line('bearing', bearingDeg === undefined ? undefined : `${Math.round(bearingDeg)}°`),
        ...coded('occupancy', 'explore/drill/occupancy', occupancy),
        ...line(
          'delay',
          delaySec === undefined ? undefined : formatSpan(delaySec * 1000, words.language),
        ),
        ...time('at', event.data.phenomenonTime),
      ];
    }
    case 'stage': {
      const { since, confirmedBy, proposed, names } = event.data;
      return [
        ...line('status', say(names[event.data.level])),
        ...time('since', since),
        ...line('confirmed', confirmedBy?.name),
        ...line('about', proposed.reasons.map(({ text }) => say(text)).join(' · ')),
      ];
    }
    case 'directive': {
      const { number, recipient, state, issuedAt, dueAt, about, endedAt } = event.data;
      return [
        ...line('number', number),
        ...line('recipient', say(recipient.name)),
        ...coded('status', 'explore/drill/directiveState', state),
        ...time('sent', issuedAt),
        ...time('due', dueAt),
        ...time('ended', endedAt),
        ...linked('watched', about),
      ];
    }
    case 'feed':
      return [...line('status', event.data.state)];
  }
}
