import { z } from 'zod';
import type { Quality } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { hospitalPlace } from './nemc-hospitals.ts';

const ORIGIN: Origin = {
  standard: 'NEMC ErmctInfoInqireService',
  licence: 'KOGL-1',
  domain: 'safety',
};

const settings = z.object({
  /** Province or metropolitan city, as the service writes it. */
  region: z.string().min(1).default('서울특별시'),
  /** First letters of the hospital ids there; others are answered too at times. */
  idPrefix: z.string().default('A11'),
});

const HOSPITAL = /^[A-Z]\d+$/;
/** No emergency room is larger, or further over its capacity. */
const MAX_BEDS = 500;
/** Either one patient too many or "not told": the service uses it for both. */
const AMBIGUOUS = -1;

export default defineConnector({
  id: 'nemc-emergency-beds',
  title: { ko: '응급실 병상', en: 'Emergency beds' },
  domain: 'safety',
  emits: ['observation'],
  tells: ['observation/er.beds.available'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://apis.data.go.kr',
    keyEnv: 'DATA_GO_KR_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '국립중앙의료원 중앙응급의료센터',
    calls: bedsAndHospitals,
  },
  cadence: { everySec: 300, lagSec: 1800 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => dataGoKrRows(payload),
  row: z.object({
    hpid: text,
    dutyName: text,
    hvidate: optionalText,
    hvec: optionalNumeric,
    hvs01: optionalNumeric,
  }),
  rowName: (raw) => rowKey(raw, 'hpid'),
  toEvents: ({ hpid, dutyName, hvidate, hvec: beds, hvs01: capacity = 0 }, context) => {
    const { city, frame } = context;
    if (!HOSPITAL.test(hpid)) return { reject: `not a hospital id: ${hpid}` };
    if (!hpid.startsWith(settings.parse(city.settings).idPrefix)) return [];
    if (beds !== undefined && (!Number.isInteger(beds) || Math.abs(beds) > MAX_BEDS)) {
      return { reject: `no possible number of beds: ${beds}` };
    }
    const toldAt =
      hvidate === undefined ? undefined : zonedInstant(hvidate, city.zone, 'yyyyMMddHHmm[ss]');
    if (hvidate !== undefined && toldAt === undefined) {
      return { reject: `no such time: ${hvidate}` };
    }
    // Without the time of the report the number is whatever once stood there.
    const isLive = toldAt !== undefined && beds !== undefined;
    return [
      observationOf(context, ORIGIN, {
        subject: `observation/er-beds/${hpid}`,
        ref: hpid,
        time: toldAt ?? frame.receivedAt,
        // Numbers are corrected under the same time.
        isEdited: true,
        ...hospitalPlace(hpid, context),
        place: { ko: dutyName },
        featureOfInterest: { id: `hospital/${hpid}`, name: { ko: dutyName } },
        observedProperty: 'er.beds.available',
        unit: '{bed}',
        // Below zero = patients beyond the beds, and so not "none left" but worse.
        result: isLive ? beds : null,
        resultQuality: isLive ? qualityOf(beds) : 'missing',
        ...(capacity > 0 && capacity <= MAX_BEDS ? { fullScale: capacity } : {}),
      }),
    ];
  },
});

function qualityOf(beds: number): Quality {
  return beds === AMBIGUOUS ? 'suspect' : 'good';
}

function bedsAndHospitals(city: CityContext): readonly Call[] {
  const region = encodeURIComponent(settings.parse(city.settings).region);
  const base = '/B552657/ErmctInfoInqireService';
  const page = 'pageNo=1&numOfRows=500';
  return [
    {
      name: 'list',
      path: `${base}/getEmrrmRltmUsefulSckbdInfoInqire?serviceKey={KEY}&STAGE1=${region}&${page}`,
    },
    {
      name: 'hospitals',
      path: `${base}/getEgytListInfoInqire?serviceKey={KEY}&Q0=${region}&${page}`,
      isCompanion: true,
    },
  ];
}
