/** Words of the takeover of a situation, in Korean. */
export const takeoverKo = {
  title: '상황',
};

/** The same in English. */
export const takeoverEn = {
  title: 'Situation',
} satisfies typeof takeoverKo;
