/** Words of the scene of citizens' voices, in Korean. */
export const voicesKo = {
  title: '시민의 소리',
};

/** The same in English. */
export const voicesEn = {
  title: 'Voices of citizens',
} satisfies typeof voicesKo;
