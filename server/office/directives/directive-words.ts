import type { Text } from '../../../contract/place.ts';

/** `21:05` on the city's clock. */
export function clockText(minuteOfDay: number): string {
  const minutes = Math.floor(minuteOfDay);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A name in English, or as it is where it has none. */
export const english = ({ ko, en }: Text): string => en ?? ko;

export function issuedWhy(parts: {
  readonly by: string;
  readonly recipient: Text;
  readonly headline: Text;
  readonly due: string;
}): Text {
  const { by, recipient, headline, due } = parts;
  return {
    ko: `${by} → ${recipient.ko}, ${due}까지 · ${headline.ko}`,
    en: `${by} → ${english(recipient)}, by ${due} · ${english(headline)}`,
  };
}

export function answeredWhy(parts: {
  readonly by: string;
  readonly word: Text & { readonly en: string };
  readonly at: string;
  readonly reason: string | undefined;
}): Text {
  const { by, word, at, reason } = parts;
  const tail = reason === undefined ? '' : `: ${reason}`;
  return { ko: `${at} ${by} ${word.ko}${tail}`, en: `${at} ${word.en} by ${by}${tail}` };
}

/** `minutes` to go; below zero it was due so long ago. */
export function remindedWhy(minutes: number, nth: number, state: Text & { en: string }): Text {
  const ko = minutes > 0 ? `기한 ${minutes}분 전` : `기한 ${-minutes}분 지남`;
  const en = minutes > 0 ? `due in ${minutes} min` : `overdue by ${-minutes} min`;
  return {
    ko: `${ko}, 현재 ${state.ko} · 독촉 ${nth}회`,
    en: `${en}, ${state.en} so far · reminder ${nth}`,
  };
}

export function escalatedWhy(parts: {
  readonly isUnanswered: boolean;
  readonly minutes: number;
  readonly recipient: Text;
  readonly to: Text;
}): Text {
  const { isUnanswered, minutes, recipient, to } = parts;
  return isUnanswered
    ? {
        ko: `${recipient.ko} ${minutes}분간 무응답 → ${to.ko}에 보고`,
        en: `no answer of ${english(recipient)} for ${minutes} min → up to ${english(to)}`,
      }
    : {
        ko: `${recipient.ko} 기한 ${minutes}분 지남 → ${to.ko}에 보고`,
        en: `${english(recipient)} overdue by ${minutes} min → up to ${english(to)}`,
      };
}
