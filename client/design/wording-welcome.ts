/** Words of the board for visitors, in Korean. */
export const welcomeKo = {
  title: '환영합니다',
  office: '{{city}} 디지털 시장실',
};

/** The same in English. */
export const welcomeEn = {
  title: 'Welcome',
  office: "{{city}} Digital Mayor's Office",
} satisfies typeof welcomeKo;
