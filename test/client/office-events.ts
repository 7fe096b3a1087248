import type { AlarmData } from '../../contract/alarm.ts';
import type { DirectiveData } from '../../contract/directive.ts';
import type { AlarmEvent, DirectiveEvent, SituationEvent } from '../../contract/event.ts';
import type { SituationData } from '../../contract/situation.ts';
import { at } from './wall-events.ts';

const common = {
  version: '1',
  geometry: null,
  districts: [],
  provenance: { feed: 'office', standard: 'derived', ref: '1', rawId: '', sha256: '', licence: '' },
  derivedFrom: [],
  why: { ko: '까닭', en: 'why' },
} as const;

function envelope<K extends 'alarm' | 'situation' | 'directive', D>(
  kind: K,
  subject: string,
  data: D,
) {
  return {
    specversion: '1.0',
    id: subject,
    source: '/cities/seoul/office',
    type: `city.${kind}.updated.v1`,
    subject,
    time: at('21:30'),
    recordedtime: at('21:30'),
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'water',
    kind,
    data,
  } as const;
}

/** A sewer at 72 % of its height, unacknowledged since 21:20. */
export function alarm(id: string, data: Partial<AlarmData> = {}): AlarmEvent {
  return envelope('alarm', `alarm/${id}`, {
    ...common,
    rule: 'sewer-fill',
    label: { ko: '하수관 수위 60 %', en: 'Sewer level 60 %' },
    hazard: 'flood',
    priority: 'medium',
    severity: 'Moderate',
    state: 'unack-active',
    isActive: true,
    isAcknowledged: false,
    watched: `observation/sewer/${id}`,
    value: 72,
    unit: '%',
    limit: 60,
    direction: 'above',
    activeSince: at('21:20'),
    activations: 1,
    notes: [],
    annunciation: 'interrupt',
    annunciatedAt: at('21:20'),
    transitions: [{ at: at('21:20'), to: 'unack-active', by: 'on-delay' }],
    ...data,
  });
}

export function situation(id: string, data: Partial<SituationData> = {}): SituationEvent {
  return envelope('situation', `situation/${id}`, {
    ...common,
    rule: 'basin-flood',
    hazard: 'flood',
    title: { ko: '도림천 유역 침수 위험', en: 'Flood danger, Dorimcheon basin' },
    phase: 'growing',
    severity: 'Severe',
    score: 1.2,
    opensAt: 0.75,
    peakScore: 1.2,
    openedAt: at('20:10'),
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
    annunciation: 'interrupt',
    ...data,
  });
}

export function directive(id: string, data: Partial<DirectiveData> = {}): DirectiveEvent {
  const operator = { name: '상황실장', role: 'supervisor' } as const;
  return envelope('directive', `directive/${id}`, {
    ...common,
    number: id,
    about: 'situation/1',
    text: '지하차도 통제',
    recipient: { id: 'topis', name: { ko: '교통정보센터' }, duty: { ko: '도로 통제' } },
    issuedBy: operator,
    issuedAt: at('21:00'),
    dueAt: at('21:30'),
    state: 'issued',
    remindedAt: [],
    transitions: [{ at: at('21:00'), to: 'issued', by: 'direct', actor: operator }],
    ...data,
  });
}
