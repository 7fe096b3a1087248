/** Words of the scene of the administration, in Korean. */
export const administrationKo = {
  title: '시정',
};

/** The same in English. */
export const administrationEn = {
  title: 'Administration',
} satisfies typeof administrationKo;
