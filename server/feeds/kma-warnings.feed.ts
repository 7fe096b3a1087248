import { z } from 'zod';
import type { AlertData, AlertEvent, Instant } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';
import { capHints } from '../feed-kit/cap-hints.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { defineConnector, type RowContext } from '../feed-kit/define-connector.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { code, optionalText, text } from '../feed-kit/field.ts';
import { at } from '../feed-kit/record.ts';
import { localTimeText, zonedInstant } from '../feed-kit/zoned-time.ts';
import { wordingOf } from './kma-wording.ts';

const ORIGIN: Origin = {
  standard: 'KMA WthrWrnInfoService getPwnCd',
  licence: '공공누리 제1유형 (출처표시)',
  domain: 'disaster',
};

/** The source refuses windows of more than 6 days. */
const WINDOW_MS = 5 * 86_400_000;

interface Command {
  readonly word: string;
  readonly isLift: boolean;
  readonly msgType: AlertData['msgType'];
}

const COMMANDS: Readonly<Record<string, Command>> = {
  1: { word: '발표', isLift: false, msgType: 'Alert' },
  2: { word: '해제', isLift: true, msgType: 'Cancel' },
  3: { word: '연장', isLift: false, msgType: 'Update' },
  6: { word: '정정', isLift: false, msgType: 'Update' },
  7: { word: '변경발표', isLift: false, msgType: 'Update' },
  8: { word: '변경해제', isLift: true, msgType: 'Cancel' },
};

const row = z.object({
  areaCode: text,
  areaName: text,
  tmFc: code,
  tmSeq: code,
  warnVar: code,
  warnStress: code,
  command: code,
  startTime: optionalText,
  endTime: optionalText,
  allEndTime: optionalText,
  cancel: optionalText,
});
type Row = z.output<typeof row>;

const areas = z.array(z.object({ code: z.string().optional(), name: z.string().optional() }));
const settings = z.object({
  areas: areas.default([{ name: '서울' }]),
  zones: z.record(z.string(), z.array(z.string())).default({}),
  /** Names of hazards that are not in the source's guide yet. */
  hazards: z.record(z.string(), z.string()).default({}),
});

export default defineConnector<Row>({
  id: 'kma-warnings',
  title: { ko: '기상청 기상특보', en: 'KMA weather warnings' },
  domain: ORIGIN.domain,
  emits: ['alert'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://apis.data.go.kr',
    keyEnv: 'DATA_GO_KR_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '공공데이터포털 · 기상청 (공공누리 제1유형)',
    calls: ({ zone, settings: given }, now) => {
      settings.parse(given);
      const from = new Date(Date.parse(now) - WINDOW_MS).toISOString();
      const days = [from, now].map((instant) => localTimeText(instant, zone, 'yyyyMMdd'));
      const query = `pageNo=1&numOfRows=1000&dataType=JSON&fromTmFc=${days[0]}&toTmFc=${days[1]}`;
      const path = `/1360000/WthrWrnInfoService/getPwnCd?serviceKey={KEY}&${query}`;
      return [{ name: 'list', path }];
    },
  },
  cadence: { everySec: 300 },
  format: 'json-or-xml',
  rows: (payload) => dataGoKrRows(payload),
  row,
  rowName: (raw) =>
    ['areaCode', 'warnVar', 'tmFc', 'tmSeq'].map((key) => String(at(raw, key) ?? '?')).join('/'),
  toEvents: (bulletin, context) => {
    const { city } = context;
    const profile = settings.parse(city.settings);
    if (!isOurs(bulletin, profile.areas)) return [];
    const sent = instantOf(bulletin.tmFc, city);
    if (sent === undefined) return { reject: `tmFc: no time: ${bulletin.tmFc}` };
    const command = COMMANDS[bulletin.command];
    if (command === undefined) return { reject: `command: unknown: ${bulletin.command}` };
    const isVoid = bulletin.cancel === '1';
    const standing = isVoid ? standingWithout(bulletin, context) : bulletin;
    return [alertFrom(standing, command, { bulletin, sent, isVoid, profile }, context)];
  },
});

interface Bulletin {
  readonly bulletin: Row;
  readonly sent: Instant;
  readonly isVoid: boolean;
  readonly profile: z.output<typeof settings>;
}

/** The warning as it is after a bulletin; `standing` = the row whose words hold, if any. */
function alertFrom(
  standing: Row | undefined,
  command: Command,
  { bulletin, sent, isVoid, profile }: Bulletin,
  context: RowContext,
): AlertEvent {
  const { city } = context;
  const words = standing ?? bulletin;
  const wording = wordingOf(words, city.tiers['kma'] ?? {}, profile.hazards);
  const isOver = standing === undefined || (command.isLift && !isVoid);
  const end = isOver ? endOf(bulletin, sent, city) : undefined;
  // Lifted ahead of time: in force until the hour named in the bulletin.
  const isAhead = !isVoid && end !== undefined && end > sent;
  const isEnded = isOver && !isAhead;
  const onset = instantOf(words.startTime, city);
  const action = isVoid ? `${command.word} 취소` : command.word;
  const districts = profile.zones[words.areaName] ?? profile.zones[words.areaCode];
  return alertOf(context, ORIGIN, {
    subject: `alert/kma/${bulletin.areaCode}/${bulletin.warnVar}`,
    ref: `${bulletin.areaCode}/${bulletin.warnVar}/${bulletin.tmFc}-${bulletin.tmSeq}`,
    time: sent,
    version: `${sent}-${bulletin.tmSeq.padStart(4, '0')}-${rankOf(bulletin, command, isVoid)}`,
    ...(isAhead ? { expirytime: end, expires: end } : {}),
    status: 'Actual',
    msgType: isEnded ? 'Cancel' : isOver || isVoid ? 'Update' : command.msgType,
    category: ['Met'],
    event: wording.event,
    severity: wording.severity,
    ...capHints(wording.severity, isEnded),
    sender: { ko: '기상청', en: 'KMA' },
    sent,
    ...(onset === undefined ? {} : { onset }),
    ...(isEnded ? { endedAt: isVoid ? sent : (end ?? sent) } : {}),
    headline: { ko: `${wording.original} ${action} · ${words.areaName}` },
    originalSeverity: wording.original,
    areaNames: [words.areaName],
    geometry: null,
    districts: knownCodes(city, districts),
    place: { ko: words.areaName },
  });
}

/**
 * Order among the rows of one bulletin: a change lifts the old tier and announces the new one in
 * the same breath, so an announcement beats a lift; a voided row beats its own earlier appearance.
 */
function rankOf(bulletin: Row, { isLift }: Command, isVoid: boolean): number {
  if (isVoid) return 9;
  return isLift ? 0 : Math.min(1 + Number(bulletin.warnStress), 8);
}

/**
 * What holds once `bulletin` is void: the last bulletin before it for the same area and hazard in
 * the same answer, unless that was a lift. A void lift with nothing before it leaves the warning in
 * force: nothing says that it is over.
 */
function standingWithout(bulletin: Row, { payload }: RowContext): Row | undefined {
  const found = dataGoKrRows(payload);
  const all = 'rows' in found ? found.rows : [];
  const before = all
    .flatMap((raw) => row.safeParse(raw).data ?? [])
    .filter((other) => other.areaCode === bulletin.areaCode && other.warnVar === bulletin.warnVar)
    .filter((other) => other.cancel !== '1' && orderOf(other) < orderOf(bulletin))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))[0];
  if (before !== undefined) return COMMANDS[before.command]?.isLift === true ? undefined : before;
  return COMMANDS[bulletin.command]?.isLift === true ? bulletin : undefined;
}

function orderOf(bulletin: Row): string {
  const isLift = COMMANDS[bulletin.command]?.isLift === true;
  return `${bulletin.tmFc}-${bulletin.tmSeq.padStart(4, '0')}-${isLift ? 0 : 1}`;
}

function isOurs({ areaCode, areaName }: Row, patterns: z.output<typeof areas>): boolean {
  return patterns.some(
    ({ code: start, name }) =>
      (start !== undefined && areaCode.startsWith(start)) ||
      (name !== undefined && areaName.startsWith(name)),
  );
}

function knownCodes(city: CityContext, wanted: readonly string[] | undefined): DistrictCode[] {
  const codes = city.districts.map((district) => district.code);
  const found = codes.filter((candidate) => wanted?.includes(candidate));
  return found.length > 0 ? found : codes;
}

function endOf(bulletin: Row, sent: Instant, city: CityContext): Instant {
  return instantOf(bulletin.endTime, city) ?? instantOf(bulletin.allEndTime, city) ?? sent;
}

/** `0` is the source's way of saying none. */
function instantOf(digits: string | undefined, { zone }: CityContext): Instant | undefined {
  return digits === undefined ? undefined : zonedInstant(digits, zone, 'yyyyMMddHHmm');
}
