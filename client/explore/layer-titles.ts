import type { Text } from '../../contract/place.ts';

const text = (ko: string, en: string): Text => ({ ko, en });

/** Names of layers as people say them; one that nobody named goes by the last part of its id. */
const TITLES: Readonly<Record<string, Text>> = {
  'observation/rain.depth10m': text('10분 강우', 'Rain, 10 min'),
  'observation/rain.depth1h': text('시간 강우', 'Rain, 1 h'),
  'observation/water.level': text('하천 수위', 'River level'),
  'observation/water.discharge': text('하천 유량', 'River discharge'),
  'observation/water.temperature': text('한강 수온', 'Water temperature'),
  'observation/sewer.level': text('하수관 수위', 'Sewer level'),
  'observation/traffic.speed': text('링크 속도', 'Link speed'),
  'observation/population.count': text('생활인구', 'People present'),
  'observation/congestion.level': text('혼잡도', 'Crowding'),
  'observation/bikes.available': text('따릉이', 'Public bicycles'),
  'observation/parking.occupied': text('주차장', 'Car parks'),
  'observation/air.khai': text('통합대기지수', 'Air quality index'),
  'observation/air.pm10': text('미세먼지', 'PM10'),
  'observation/air.pm25': text('초미세먼지', 'PM2.5'),
  'observation/air.o3': text('오존', 'Ozone'),
  'observation/air.no2': text('이산화질소', 'Nitrogen dioxide'),
  'observation/air.so2': text('아황산가스', 'Sulphur dioxide'),
  'observation/air.co': text('일산화탄소', 'Carbon monoxide'),
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
  'alert/Safety': text('재난문자', 'Public safety messages'),
  'alert/Env': text('대기 특보', 'Environment warnings'),
  'alert/Other': text('기타 특보', 'Other warnings'),
  'position/bus': text('버스 위치', 'Buses'),
  'position/subway': text('지하철 운행', 'Subway trains'),
  'position/rail': text('열차 위치', 'Trains'),
  'indicator/figure': text('주요 수치', 'Key figures'),
  'indicator/statistic': text('시정 지표', 'City indicators'),
  'indicator/pledge': text('공약·사업', 'Pledges and projects'),
  'indicator/vote': text('엠보팅', 'Votes'),
  stage: text('도시 단계', 'City stage'),
  directive: text('지시', 'Orders'),
  feed: text('자료 상태', 'State of sources'),
};

/** A layer's name; what belongs to no list of ours is told in the source's own word. */
export function layerTitle(layer: string): Text {
  return TITLES[layer] ?? { ko: layer.slice(layer.indexOf('/') + 1) };
}
