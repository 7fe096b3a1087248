import type { AlertEvent, Instant } from '../contract/event.ts';

const SUBJECT = 'alert/log/not-recording';
const NAME = { ko: '기록 불가', en: 'Not recording' };

/** The alert that the log takes nothing; whoever sends to us gets no receipt meanwhile. */
export function notRecording(city: string, why: string, since: Instant): AlertEvent {
  return {
    specversion: '1.0',
    id: `${SUBJECT}@${since}`,
    source: `/cities/${city}/log`,
    type: 'city.alert.created.v1',
    subject: SUBJECT,
    time: since,
    recordedtime: since,
    datacontenttype: 'application/json',
    city,
    domain: 'system',
    kind: 'alert',
    data: {
      version: since,
      geometry: null,
      districts: [],
      status: 'Actual',
      msgType: 'Alert',
      category: ['Infra'],
      event: NAME,
      severity: 'Extreme',
      urgency: 'Immediate',
      certainty: 'Observed',
      sender: { ko: '시장실 서버', en: 'This server' },
      sent: since,
      onset: since,
      headline: {
        ko: '기록 불가: 새 자료가 디스크에 남지 않음',
        en: 'Not recording: new data is not kept on disk',
      },
      description: why,
      originalSeverity: NAME.ko,
      areaNames: [],
      provenance: {
        feed: 'log',
        standard: 'event log',
        ref: 'not-recording',
        rawId: '',
        sha256: '',
        licence: '',
      },
    },
  };
}

/** The same alert as over: everything is on disk again. */
export function recordingAgain(alert: AlertEvent, at: Instant): AlertEvent {
  return {
    ...alert,
    id: `${alert.id}~over@${at}`,
    type: 'city.alert.cancelled.v1',
    time: at,
    recordedtime: at,
    data: { ...alert.data, version: at, msgType: 'Cancel', urgency: 'Past', sent: at, endedAt: at },
  };
}
