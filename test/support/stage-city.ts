import { join } from 'node:path';
import type { OfficeCommands } from '../../contract/command.ts';
import type {
  IncidentEvent,
  IndicatorEvent,
  Severity,
  SituationEvent,
} from '../../contract/event.ts';
import type { Actor } from '../../contract/office.ts';
import type { StageData } from '../../contract/stage.ts';
import type { CityState } from '../../server/city/city-state.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { officeSettings } from '../../server/office-of.ts';
import { derivedEvent } from '../../server/office/derived-event.ts';
import { interruptBudget, type InterruptBudget } from '../../server/office/interrupt-budget.ts';
import { madeEvent } from '../../server/office/made-event.ts';
import { stagePart } from '../../server/office/stage/stage-part.ts';
import type { StageCriterion, StageSettings } from '../../server/office/stage/stage-settings.ts';
import { incidentAt, instantAtMinute } from './city-events.ts';
import { officeCity } from './office-city.ts';

const settings = officeSettings(loadCity('seoul', join(import.meta.dirname, '../..')));
const SEVERE = { of: 'situations', severities: ['Severe'], hazards: [], sum: 'count' } as const;
const RAIN = { of: 'figure', figure: 'rain' } as const;
const FLOODS = { of: 'incidents', categories: ['flood'], severities: [], feeds: [] } as const;

function criterion(
  id: string,
  level: StageCriterion['level'],
  atLeast: number,
  measure: StageCriterion['measure'],
): StageCriterion {
  const text = { ko: `${id} {{n}} ({{where}})`, en: `${id} {{n}} ({{where}})` };
  return { id, level, atLeast, measure, text, feeds: measure.of === 'situations' ? [] : ['calls'] };
}

/** Two floods or 30 mm are stage 2, a severe situation 3, two of them 4. */
const STAGE: StageSettings = {
  names: {
    '1': { ko: '평시' },
    '2': { ko: '관찰' },
    '3': { ko: '부분' },
    '4': { ko: '전면' },
    '5': { ko: '총력' },
  },
  confirmSec: 120,
  dwellMin: 30,
  weatherFeeds: ['test-feed'],
  crisis: {
    by: { ko: '행정안전부', en: 'MOIS' },
    levels: [
      { ko: '관심', en: 'Attention' },
      { ko: '경계', en: 'Alert' },
    ],
  },
  criteria: [
    criterion('floods', '2', 2, FLOODS),
    criterion('rain', '2', 30, RAIN),
    criterion('severe', '3', 1, SEVERE),
    criterion('severe-twice', '4', 2, SEVERE),
  ],
};

export const SUPERVISOR: Actor = { name: '상황실장', role: 'supervisor' };

/** A city with stages and one feed, `calls`; minute 0 is 20:00 in Seoul. */
export function stageCity(budget: InterruptBudget = interruptBudget(), state?: CityState) {
  const part = stagePart({ ...settings, stage: STAGE }, budget);
  const city = officeCity([part], 'calls', state);
  const stage = (): StageData => {
    const data = city.state.byKind.stage.get('stage/city')?.data;
    if (data === undefined) throw new Error('no stage yet');
    return data;
  };
  return {
    ...city,
    part,
    stage,
    /** Every 15 s a look at the city, and nothing new from the feed. */
    pass: (fromMinute: number, toMinute: number, isFeedSilent = false) => {
      for (let minute = fromMinute; minute < toMinute; minute += 0.25) {
        if (!isFeedSilent) city.take([], instantAtMinute(minute));
        city.tick(instantAtMinute(minute));
      }
    },
    changes: () =>
      city.deltas.flatMap(({ upserts }) => upserts.filter(({ kind }) => kind === 'stage')),
    confirm: (minute: number, request: Omit<OfficeCommands['stage'], 'key'>) =>
      city.order(
        { name: 'stage', request: { key: 'key-0001', ...request }, actor: SUPERVISOR },
        instantAtMinute(minute),
      ),
    declare: (minute: number, request: Omit<OfficeCommands['crisis'], 'key'>) =>
      city.order(
        { name: 'crisis', request: { key: 'key-0002', ...request }, actor: SUPERVISOR },
        instantAtMinute(minute),
      ),
  };
}

/** A flood in Gwanak, open or over. */
export function floodAt(key: number, minute: number, isOver = false): IncidentEvent {
  const event = incidentAt(key, minute);
  if (!isOver) return event;
  return { ...event, data: { ...event.data, status: 'ended', endedAt: event.time } };
}

/** A situation in Gwanak as the rules make one. */
export function situationAt(key: string, minute: number, isClosed = false): SituationEvent {
  const now = instantAtMinute(minute);
  const severity: Severity = 'Severe';
  return madeEvent({
    city: 'seoul',
    kind: 'situation',
    subject: `situation/flood/${key}`,
    domain: 'disaster',
    now,
    isEnded: isClosed,
    districts: ['11620'],
    data: {
      rule: 'flood',
      hazard: 'flood',
      title: { ko: '도림천 침수' },
      phase: isClosed ? 'closed' : 'growing',
      severity,
      score: 1,
      opensAt: 0.5,
      peakScore: 1,
      openedAt: now,
      ...(isClosed ? { endedAt: now } : {}),
      course: [],
      evidence: [],
      missing: [],
      cells: [],
      areaKm2: 3,
      exposed: null,
      incharge: [],
      cameras: [],
      incidents: [],
      closures: [],
      alarms: [],
      annunciation: 'listed',
      derivedFrom: [],
      why: { ko: '시험', en: 'test' },
    },
  });
}

/** A figure of rain; `null` = it can no longer be known. */
export function rainAt(minute: number, value: number | null): IndicatorEvent {
  const now = instantAtMinute(minute);
  return derivedEvent({
    city: 'seoul',
    subject: 'indicator/figure/rain',
    domain: 'water',
    now,
    data: {
      form: 'figure',
      figure: 'rain',
      label: { ko: '비' },
      span: { ko: '1시간' },
      unit: { ko: 'mm' },
      value,
      severity: 'Normal',
      asOf: now,
      derivedFrom: ['calls'],
    },
  });
}
