/** Words of the scene of air and energy, in Korean. */
export const airKo = {
  title: '대기·에너지',
};

/** The same in English. */
export const airEn = {
  title: 'Air and energy',
} satisfies typeof airKo;
