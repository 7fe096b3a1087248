/** Words of the scene of the sources, in Korean. */
export const coverageKo = {
  title: '자료 상태',
};

/** The same in English. */
export const coverageEn = {
  title: 'State of the sources',
} satisfies typeof coverageKo;
