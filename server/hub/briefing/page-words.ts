import type { Text } from '../../../contract/place.ts';
import { html, type Html } from '../docs/html.ts';
import type { Language } from './briefing-query.ts';

/** A text in the language of the page; where only the Korean is there, marked as that. */
export function say(text: Text, lang: Language): Html {
  if (lang === 'ko') return html`${text.ko}`;
  return text.en === undefined ? html`<span lang="ko">${text.ko}</span>` : html`${text.en}`;
}

/** What the page itself says. */
export const PAGE_WORDS = {
  ko: {
    office: '디지털 시장실',
    modes: { live: '', replay: '재생', demo: '데모', exercise: '훈련' },
    notReal: '실제 상황 아님',
    stage: '도시 단계',
    proposed: '제안',
    confirmed: '확정',
    notConfirmed: '미확정',
    known: '까지 알려진 것',
    holes: '기록에 빠진 때',
    more: '그 밖에',
    moreUnit: '건. 전체는 원자료(JSON)와 이벤트 기록에.',
    band: '띠: 평소(같은 요일·시각 4주, p10–p90). 굵은 선: 평소 밖.',
    figures: '지표',
    unknown: '알 수 없음',
    other: 'English',
    pdf: 'PDF로 받기',
    json: '원자료(JSON)',
    playback: '이때를 벽에서 다시 보기',
    sources: '밝혀 둘 것',
  },
  en: {
    office: 'Digital Mayor’s Office',
    modes: { live: '', replay: 'Replay', demo: 'Demo', exercise: 'Exercise' },
    notReal: 'not the real situation',
    stage: 'City stage',
    proposed: 'proposed',
    confirmed: 'confirmed',
    notConfirmed: 'not confirmed',
    known: 'as known at',
    holes: 'Not in the log',
    more: 'And',
    moreUnit: 'more: see the data (JSON) and the events.',
    band: 'Band: normal (same weekday and hour, four weeks, p10–p90). Bold: outside normal.',
    figures: 'Figures',
    unknown: 'not known',
    other: '한국어',
    pdf: 'PDF',
    json: 'Data (JSON)',
    playback: 'Play this on the wall',
    sources: 'Notes',
  },
} as const;
