import type { Source } from './define-connector.ts';

/** How every service of the Seoul Open Data Plaza is asked. Plain HTTP is all it documents. */
export function seoulSource(calls: Source['calls']): Source {
  return {
    baseUrl: 'http://openapi.seoul.go.kr:8088',
    keyEnv: 'SEOUL_OPEN_DATA_KEY',
    transport: 'poll',
    licence: 'KOGL-1',
    attribution: '서울 열린데이터광장 data.seoul.go.kr',
    calls,
  };
}

/** Times of the Plaza's measuring services. */
export const SEOUL_TIME = 'yyyy-MM-dd HH:mm[:ss[.S]]';
