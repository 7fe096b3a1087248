/** Words of the presenter's room, the palette and spoken commands, in Korean. */
export const presenterKo = {
  title: '진행',
};

/** The same in English. */
export const presenterEn = {
  title: 'Presenter',
} satisfies typeof presenterKo;
