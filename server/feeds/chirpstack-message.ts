import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { isRecord, type PlainRecord } from '../feed-kit/record.ts';
import type { DeviceMessage } from './lorawan-message.ts';

const EVENTS = /\/event\/([a-z]+)$/;
const EVENT_PARAMETER = /[?&]event=([a-z]+)/;

/**
 * An event of ChirpStack v4. Its JSON is proto3's: what is 0, false or empty is left out, so that a
 * missing `fCnt` is 0, a missing `batteryLevel` an empty battery, unless it says that it cannot know.
 */
export function chirpStackMessage(
  row: PlainRecord,
  info: PlainRecord,
  frame: RawFrame,
): DeviceMessage {
  const devEui = textIn(info, 'devEui')?.toLowerCase();
  if (devEui === undefined) return { is: 'unreadable', why: 'no devEui' };
  const name = textIn(info, 'deviceName');
  const model = textIn(info, 'deviceProfileName');
  const session = textIn(row, 'devAddr') ?? '';
  const told = {
    devEui,
    ...(name === undefined ? {} : { name }),
    ...(model === undefined ? {} : { model }),
    time: row['time'],
    dedupe:
      textIn(row, 'deduplicationId') ??
      `${session}/${Number(row['fCnt'] ?? 0)}/${String(row['time'])}`,
  };
  const event = eventOf(row, frame);
  if (event === 'status') {
    const isKnown = row['batteryLevelUnavailable'] !== true && row['externalPowerSource'] !== true;
    const battery = isKnown ? zeroLeftOut(row, 'batteryLevel', [0, 100]) : undefined;
    const marginDb = zeroLeftOut(row, 'margin', [-32, 31]);
    return {
      is: 'status',
      ...told,
      ...(battery === undefined ? {} : { battery }),
      ...(marginDb === undefined ? {} : { marginDb }),
    };
  }
  if (event !== 'up') return { is: 'other' };
  const fields = row['object'];
  if (isRecord(fields)) return { is: 'uplink', ...told, fields };
  // Only the network's own commands were in it.
  if ((textIn(row, 'data') ?? '') === '') return { is: 'other' };
  return { is: 'unreadable', why: 'no codec: data without object' };
}

/** By the topic or the address it came to, else by what only such an event has. */
function eventOf(row: PlainRecord, { attributes }: RawFrame): string {
  const named =
    EVENTS.exec(attributes?.['mqtt-topic'] ?? '')?.[1] ??
    EVENT_PARAMETER.exec(attributes?.['url'] ?? '')?.[1];
  if (named !== undefined) return named;
  if (Object.hasOwn(row, 'integrationName')) return 'integration';
  if (['object', 'data', 'rxInfo', 'fPort'].some((key) => Object.hasOwn(row, key))) return 'up';
  return Object.hasOwn(row, 'margin') || Object.hasOwn(row, 'batteryLevel') ? 'status' : 'other';
}

/** 0 where it is left out; `undefined` for what the standard does not allow. */
function zeroLeftOut(
  row: PlainRecord,
  key: string,
  [low, high]: readonly [number, number],
): number | undefined {
  if (!Object.hasOwn(row, key)) return 0;
  const value = numberIn(row, key);
  return value !== undefined && value >= low && value <= high ? value : undefined;
}

/** A member that is a text and not empty. */
export function textIn(record: PlainRecord, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A member that is a number. */
export function numberIn(record: PlainRecord, key: string): number | undefined {
  const value = record[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
