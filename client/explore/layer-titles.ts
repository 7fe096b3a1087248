import type { Text } from '../../contract/place.ts';
import { en } from '../design/wording-en.ts';
import { ko } from '../design/wording-ko.ts';

const text = (koText: string, enText: string): Text => ({ ko: koText, en: enText });

/** Names of layers as people say them. */
const TITLES: Readonly<Record<string, Text>> = {
  'observation/rain.depth10m': text('10분 강우', 'Rain, 10 min'),
  'observation/rain.10min': text('10분 강우', 'Rain, 10 min'),
  'observation/rain.depth1h': text('시간 강우', 'Rain, 1 h'),
  'observation/rain.rate.1h': text('시간 강우', 'Rain, 1 h'),
  'observation/rain.hour': text('시간 강우', 'Rain, 1 h'),
  'observation/rain.depth': text('강우량', 'Rainfall'),
  'observation/rain.amount': text('강우량', 'Rainfall'),
  'observation/snow.depth': text('적설', 'Snow depth'),
  'observation/water.level': text('하천 수위', 'River level'),
  'observation/water.elevation': text('수면 표고', 'Water elevation'),
  'observation/water.height': text('수위', 'Water height'),
  'observation/water.discharge': text('하천 유량', 'River discharge'),
  'observation/water.temperature': text('한강 수온', 'Water temperature'),
  'observation/water.ph': text('수질 pH', 'Water pH'),
  'observation/water.do': text('용존 산소', 'Dissolved oxygen'),
  'observation/water.oxygen': text('용존 산소', 'Dissolved oxygen'),
  'observation/water.turbidity': text('탁도', 'Turbidity'),
  'observation/water.nitrate': text('질산염', 'Nitrate'),
  'observation/water.ammonium': text('암모늄', 'Ammonium'),
  'observation/water.conductivity': text('전기 전도도', 'Conductivity'),
  'observation/water.conductance': text('전기 전도도', 'Conductance'),
  'observation/sewer.level': text('하수관 수위', 'Sewer level'),
  'observation/traffic.speed': text('링크 속도', 'Link speed'),
  'observation/traffic.occupancy': text('도로 점유율', 'Road occupancy'),
  'observation/traffic.intensity': text('교통량', 'Traffic intensity'),
  'observation/transit.delay': text('대중교통 지연', 'Transit delay'),
  'observation/vehicles.free': text('공유 차량', 'Shared vehicles'),
  'observation/population.count': text('생활인구', 'People present'),
  'observation/congestion.level': text('혼잡도', 'Crowding'),
  'observation/bikes.available': text('따릉이', 'Public bicycles'),
  'observation/parking.occupied': text('주차장', 'Car parks'),
  'observation/er.beds.available': text('응급실 병상', 'Emergency beds'),
  'observation/air.khai': text('통합대기지수', 'Air quality index'),
  'observation/air.index': text('통합대기지수', 'Air quality index'),
  'observation/air.pm10': text('미세먼지', 'PM10'),
  'observation/air.pm25': text('초미세먼지', 'PM2.5'),
  'observation/air.o3': text('오존', 'Ozone'),
  'observation/air.no': text('일산화질소', 'Nitric oxide'),
  'observation/air.no2': text('이산화질소', 'Nitrogen dioxide'),
  'observation/air.nox': text('질소산화물', 'Nitrogen oxides'),
  'observation/air.so2': text('아황산가스', 'Sulphur dioxide'),
  'observation/air.co': text('일산화탄소', 'Carbon monoxide'),
  'observation/air.temperature': text('기온', 'Air temperature'),
  'observation/air.humidity': text('습도', 'Humidity'),
  'observation/air.pressure': text('기압', 'Air pressure'),
  'observation/wind.speed': text('풍속', 'Wind speed'),
  'observation/wind.direction': text('풍향', 'Wind direction'),
  'observation/noise.level': text('소음', 'Noise'),
  'observation/noise.max': text('최고 소음', 'Loudest noise'),
  'observation/light.illuminance': text('조도', 'Illuminance'),
  'observation/power.active': text('전력', 'Power'),
  'observation/energy.meter': text('전력량', 'Energy'),
  'incident/fire': text('화재', 'Fires'),
  'incident/rescue': text('구조', 'Rescues'),
  'incident/ems': text('구급', 'Emergency medical'),
  'incident/flood': text('침수 신고', 'Flood reports'),
  'incident/landslide': text('산사태', 'Landslides'),
  'incident/power': text('정전', 'Power cuts'),
  'incident/accident': text('교통사고', 'Road accidents'),
  'incident/breakdown': text('차량 고장', 'Breakdowns'),
  'incident/roadwork': text('도로 공사', 'Roadworks'),
  'incident/obstruction': text('도로 장애물', 'Obstructions'),
  'incident/weather': text('기상 돌발', 'Weather on roads'),
  'incident/assembly': text('집회', 'Assemblies'),
  'incident/transit': text('대중교통 장애', 'Transit incidents'),
  'incident/other': text('기타 돌발', 'Other incidents'),
  'incident/closure': text('도로 통제', 'Road closures'),
  'alert/Met': text('기상 특보', 'Weather warnings'),
  'alert/Geo': text('지진·산사태 특보', 'Geological warnings'),
  'alert/Safety': text('안전 안내', 'Public safety messages'),
  'alert/Security': text('치안 특보', 'Security warnings'),
  'alert/Rescue': text('구조 안내', 'Rescue messages'),
  'alert/Fire': text('화재 특보', 'Fire warnings'),
  'alert/Health': text('보건 특보', 'Health warnings'),
  'alert/Env': text('대기 특보', 'Environment warnings'),
  'alert/Transport': text('교통 안내', 'Transport messages'),
  'alert/Infra': text('기반시설 특보', 'Infrastructure warnings'),
  'alert/CBRNE': text('화생방 특보', 'CBRNE warnings'),
  'alert/Other': text('기타 특보', 'Other warnings'),
  'position/bus': text('버스 위치', 'Buses'),
  'position/tram': text('트램 위치', 'Trams'),
  'position/subway': text('지하철 운행', 'Subway trains'),
  'position/rail': text('열차 위치', 'Trains'),
  'position/ferry': text('배 위치', 'Ferries'),
  'position/bicycle': text('자전거 위치', 'Bicycles'),
  'position/other': text('차량 위치', 'Vehicles'),
  'indicator/figure': text('주요 수치', 'Key figures'),
  'indicator/statistic': text('시정 지표', 'City indicators'),
  'indicator/pledge': text('공약·사업', 'Pledges and projects'),
  'indicator/vote': text('엠보팅', 'Votes'),
  'indicator/strip': text('수치 추이', 'Courses of figures'),
  'indicator/rain-field': text('시간 강우 분포', 'Rain field, 1 h'),
  'indicator/response-clock': text('대응 시계', 'Response clocks'),
  'indicator/response-share': text('출동 목표 달성', 'Response targets'),
  'indicator/alarm-load': text('경보 부담', 'Alarm load'),
  'indicator/alarm-audit': text('경보 점검', 'Alarm audit'),
  'indicator/complaints': text('민원 현황', 'Complaints'),
  'indicator/district-levels': text('구 단계', 'District levels'),
  'indicator/scores': text('구 종합 점수', 'District scores'),
  note: text('메모', 'Notes'),
  stage: text('도시 단계', 'City stage'),
  directive: text('지시', 'Orders'),
  feed: text('자료 상태', 'State of sources'),
};

type Words = Readonly<Record<string, string>>;

/** `WaterPump` → `Water pump`: a type that nobody named, at least as words. */
const inWords = (code: string): string => {
  const words = code.replaceAll(/(?<=[a-z0-9])(?=[A-Z])|[-_.]+/gu, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function fromWords(kos: Words, ens: Words, code: string): Text | undefined {
  const [known, english] = [kos[code], ens[code]];
  return known === undefined ? undefined : text(known, english ?? known);
}

/** What sort of danger, in words. */
export function hazardTitle(hazard: string): Text {
  return (
    fromWords(ko.ops.hazard, en.ops.hazard, hazard) ??
    fromWords(ko.domain, en.domain, hazard) ??
    text(hazard, inWords(hazard))
  );
}

/** What kind of equipment, in words. */
export function assetTitle(assetType: string): Text {
  const words = inWords(assetType);
  return fromWords(ko.assetType, en.assetType, assetType) ?? text(words, words);
}

/**
 * A layer's name. `own` is what its source calls it, e.g. the name of a service that citizens ask
 * for; it is used where we have no name of ours.
 */
export function layerTitle(layer: string, own?: Text): Text {
  const known = TITLES[layer];
  if (known !== undefined) return known;
  const at = layer.indexOf('/');
  const [kind, code] = [layer.slice(0, Math.max(0, at)), layer.slice(at + 1)];
  if (kind === 'asset') return assetTitle(code);
  if (kind === 'situation' || kind === 'alarm') {
    const hazard = hazardTitle(code);
    return kind === 'situation'
      ? text(`${hazard.ko} 상황`, `${hazard.en ?? hazard.ko} situations`)
      : text(`${hazard.ko} 경보`, `${hazard.en ?? hazard.ko} alarms`);
  }
  return own ?? text(inWords(code), inWords(code));
}
