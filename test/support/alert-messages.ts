import type { AlertEvent } from '../../contract/event.ts';
import { instantAtMinute } from './city-events.ts';

interface Fields {
  readonly replaces?: readonly AlertEvent[];
  readonly supersedes?: readonly string[];
  readonly msgType?: AlertEvent['data']['msgType'];
  readonly status?: AlertEvent['data']['status'];
  readonly sender?: string;
  readonly headline?: string;
  readonly expires?: string;
  /** 0 = an index entry, 1 = the message itself. */
  readonly rank?: 0 | 1;
  /** It only ends what it replaces. */
  readonly isLastWord?: boolean;
  /** Another hazard of the same message. */
  readonly isSecond?: boolean;
}

/** `sender,identifier,sent` of a message sent at a minute. */
export function keyAt(minute: number, identifier: string, sender = 'office'): string {
  return `${sender},${identifier},${instantAtMinute(minute)}`;
}

/** A CAP message as the connector gives it, named for its identifier unless a headline is given. */
export function alertAt(minute: number, identifier: string, fields: Fields): AlertEvent {
  const { msgType = 'Alert', status = 'Actual', sender = 'office', rank = 1 } = fields;
  const sent = instantAtMinute(minute);
  const headline = fields.headline ?? identifier;
  const replaced = fields.replaces?.map(({ data }) => data.messageKey ?? '') ?? [];
  const supersedes = [...(fields.supersedes ?? []), ...new Set(replaced)];
  const [first] = supersedes.toSorted((a, b) =>
    (a.split(',')[2] ?? '') < (b.split(',')[2] ?? '') ? -1 : 1,
  );
  const subject = `alert/test/${status === 'Actual' ? '' : 'test/'}${first?.split(',')[1] ?? identifier}${fields.isSecond === true ? '~2' : ''}`;
  const isOver = msgType === 'Cancel' || fields.isLastWord === true;
  return {
    specversion: '1.0',
    id: `${subject}@${sent}-${rank}#${sender}${identifier}`,
    source: '/cities/seoul/feeds/test-feed',
    type: isOver ? 'city.alert.cancelled.v1' : 'city.alert.updated.v1',
    subject,
    time: sent,
    recordedtime: sent,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'disaster',
    kind: 'alert',
    data: {
      version: `${sent}-${rank}`,
      geometry: null,
      districts: fields.isLastWord === true ? [] : ['11620'],
      status,
      msgType,
      category: ['Met'],
      event: { ko: '호우' },
      severity: 'Severe',
      urgency: 'Expected',
      certainty: 'Likely',
      sender: { ko: sender },
      sent,
      ...(fields.expires === undefined ? {} : { expires: fields.expires }),
      ...(isOver ? { endedAt: sent } : {}),
      headline: { ko: headline },
      originalSeverity: 'Severe',
      areaNames: fields.isLastWord === true ? [] : ['관악구'],
      messageKey: keyAt(minute, identifier, sender),
      ...(supersedes.length === 0 ? {} : { supersedes }),
      ...(fields.isLastWord === true ? { flags: ['out-of-area'] } : {}),
      provenance: {
        feed: 'test-feed',
        standard: 'test',
        ref: identifier,
        rawId: 'r',
        sha256: '0',
        licence: 'none',
      },
    },
  };
}
