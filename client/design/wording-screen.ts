/** Words of a wall as a device: calibration, identity, its troubles, in Korean. */
export const screenKo = {
  title: '화면',
};

/** The same in English. */
export const screenEn = {
  title: 'Screen',
} satisfies typeof screenKo;
