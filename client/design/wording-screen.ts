/** Words of a wall as a device: calibration, identity, its troubles, in Korean. */
export const screenKo = {
  title: '화면',
  calibrate: {
    title: '{{city}} 화면 점검',
    facts:
      '화면 {{size}} px · 배율 {{ratio}} · 화소 간격 {{pitch}} mm · 가장 먼 사람 {{distance}} m',
    readable: '가장 작은 글자를 {{reach}} m까지 읽을 수 있음 (필요 {{distance}} m)',
    tooSmall:
      '이 화면의 가장 작은 글자는 {{reach}} m까지만 읽힘. {{distance}} m에서는 화면이 더 커야 함',
    ruler: '자로 재어 100 mm인지 확인(오차 2 mm 이내)',
    touch: '손가락 {{mm}} mm',
    rows: '시각 크기',
    row: '{{arcmin}}′ {{px}} px 도림천 범람 21:32',
    tones: '밝기와 단계',
  },
};

/** The same in English. */
export const screenEn = {
  title: 'Screen',
  calibrate: {
    title: '{{city}}: checking the screen',
    facts:
      'Screen {{size}} px · ratio {{ratio}} · pitch {{pitch}} mm · farthest reader {{distance}} m',
    readable: 'The smallest words can be read from {{reach}} m ({{distance}} m needed)',
    tooSmall:
      'The smallest words here can be read from {{reach}} m only: for {{distance}} m the screen must be larger',
    ruler: 'Measure: it must be 100 mm, within 2 mm',
    touch: 'finger, {{mm}} mm',
    rows: 'Sizes by angle',
    row: '{{arcmin}}′ {{px}} px Dorimcheon flood 21:32',
    tones: 'Tones and levels',
  },
} satisfies typeof screenKo;
