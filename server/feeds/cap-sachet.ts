import { isRecord } from '../feed-kit/record.ts';
import { textAt } from './cap-json-field.ts';
import { NO_AREA, NO_INFO, type CapMessage } from './cap-message.ts';

/** A row of the list of alerts in force of SACHET (NDMA, India). */
export function isSachetItem(item: unknown): boolean {
  return isRecord(item) && 'effective_start_time' in item && 'disaster_type' in item;
}

/**
 * The list leaves out CAP's status, type and time of sending, and grades by colour. Its number and
 * the office's make the identifier of the message itself.
 */
export function messageOfSachet(item: unknown): CapMessage {
  const number = textAt(item, 'identifier');
  const office = textAt(item, 'sender_org_id');
  const words = textAt(item, 'warning_message');
  const colour = textAt(item, 'severity_color')?.toLowerCase();
  const word = textAt(item, 'severity') ?? colour;
  const info = {
    ...NO_INFO,
    language: textAt(item, 'actual_lang'),
    event: textAt(item, 'disaster_type'),
    certainty: textAt(item, 'severity_level'),
    tier: colour === undefined || word === undefined ? undefined : { colour, word },
    onset: textAt(item, 'effective_start_time'),
    expires: textAt(item, 'effective_end_time'),
    senderName: textAt(item, 'alert_source'),
    headline: words,
    description: words,
    areas: [{ ...NO_AREA, areaDesc: textAt(item, 'area_description'), reach: reachOf(item) }],
  };
  return {
    identifier: number === undefined || office === undefined ? number : `IN-${number}_${office}`,
    sender: textAt(item, 'alert_source'),
    sent: textAt(item, 'effective_start_time'),
    status: 'Actual',
    msgType: 'Alert',
    scope: 'Public',
    note: undefined,
    references: undefined,
    incidents: undefined,
    isSigned: false,
    isEntry: true,
    infos: [info],
  };
}

/** `lon,lat` of the middle and the area in km²: a circle as large. */
function reachOf(item: unknown): string | undefined {
  const [lon, lat] = (textAt(item, 'centroid') ?? '').split(',');
  const areaKm2 = Number(textAt(item, 'area_covered') ?? 0);
  if (lat === undefined || !(areaKm2 >= 0)) return undefined;
  return `${lat},${lon} ${Math.sqrt(areaKm2 / Math.PI).toFixed(3)}`;
}
