/** Words of the scene of water, in Korean. */
export const waterKo = {
  title: '수자원',
};

/** The same in English. */
export const waterEn = {
  title: 'Water',
} satisfies typeof waterKo;
