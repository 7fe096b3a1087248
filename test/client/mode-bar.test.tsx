import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { createCityStore } from '../../client/city/store.ts';
import type { Language } from '../../client/design/language.ts';
import { createWording } from '../../client/design/wording.ts';
import { ModeBar } from '../../client/panels/mode-bar.tsx';

/** The top line of a live wall that hears its server. */
function live(clockOffsetMs: number | undefined, language: Language): string {
  const { link, time } = createCityStore().getState();
  return renderToStaticMarkup(
    <I18nextProvider i18n={createWording(language)}>
      <ModeBar
        mode="live"
        link={{ ...link, phase: 'connected' }}
        time={{ ...time, nowMs: Date.parse('2022-08-08T12:32:00Z'), clockOffsetMs }}
        replay={undefined}
        title={undefined}
        zone="Asia/Seoul"
      />
    </I18nextProvider>,
  );
}

test.each([
  [30, '시계 서버와 맞음', 'clock agrees with the server'],
  [-440, '시계 서버와 0.4초 차이', 'clock 0.4 s off the server'],
  [-63_000, '이 컴퓨터 시계가 서버와 1분 다름', 'differs from the server by 1 min'],
])(
  'a clock %d ms beside the server’s is told in words, in Korean and English',
  (offsetMs, ko, en) => {
    expect(live(offsetMs, 'ko')).toContain(ko);
    expect(live(offsetMs, 'en')).toContain(en);
  },
);

test('before the server’s clock is known nothing is said of it', () => {
  expect(live(undefined, 'ko')).not.toContain('시계');
});
