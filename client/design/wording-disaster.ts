/** Words of the scene of disaster and safety, in Korean. */
export const disasterKo = {
  title: '재난·안전',
};

/** The same in English. */
export const disasterEn = {
  title: 'Disaster and safety',
} satisfies typeof disasterKo;
