/** Words of the board for visitors, in Korean. */
export const welcomeKo = {
  title: '환영',
};

/** The same in English. */
export const welcomeEn = {
  title: 'Welcome',
} satisfies typeof welcomeKo;
