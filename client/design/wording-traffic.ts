/** Words of the scene of traffic, in Korean. */
export const trafficKo = {
  title: '교통',
};

/** The same in English. */
export const trafficEn = {
  title: 'Traffic',
} satisfies typeof trafficKo;
