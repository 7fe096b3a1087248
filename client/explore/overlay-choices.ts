import { isTiled } from '../../contract/overlay-address.ts';
import { OVERLAY_COLOURS, type DeskOverlay, type OverlayChoice } from './overlay.ts';

const USUAL_COLOUR = OVERLAY_COLOURS[0];

/** `over=city/cadastre~60,own/…~rain-10`: top first; opacity in per cent and colour if not the usual ones. */
export function overlaysOf(asked: URLSearchParams): readonly OverlayChoice[] {
  const choices = (asked.get('over') ?? '')
    .split(',')
    .filter((part) => /^(?:city|shared|own)\/[^~]/u.test(part))
    .map((part): OverlayChoice => {
      const [id = '', ...rest] = part.split('~');
      const percent = rest.filter((text) => text !== '').map(Number);
      const opacity = percent.find((number) => number >= 0 && number <= 100) ?? 100;
      const colour = OVERLAY_COLOURS.find((own) => rest.includes(own)) ?? USUAL_COLOUR;
      return { id, opacity: opacity / 100, colour };
    });
  return choices.filter(({ id }, index) => choices.findIndex((one) => one.id === id) === index);
}

/** What an address says of them; '' = none is on. */
export function textOfOverlays(choices: readonly OverlayChoice[]): string {
  return choices
    .map(({ id, opacity, colour }) => {
      const percent = Math.round(opacity * 100);
      const more = percent === 100 ? [] : [percent];
      return [id, ...more, ...(colour === USUAL_COLOUR ? [] : [colour])].join('~');
    })
    .join();
}

type Choices = readonly OverlayChoice[];

/** On top, in a colour that no other has, as far as there are any left. */
export function withOverlay(choices: Choices, id: string): Choices {
  if (choices.some((choice) => choice.id === id)) return choices;
  const used = choices.map(({ colour }) => colour);
  const colour = OVERLAY_COLOURS.find((own) => !used.includes(own)) ?? USUAL_COLOUR;
  return [{ id, opacity: 1, colour }, ...choices];
}

export const withoutOverlay = (choices: Choices, id: string): Choices =>
  choices.filter((choice) => choice.id !== id);

export const toggleOverlay = (choices: Choices, id: string): Choices =>
  choices.some((choice) => choice.id === id)
    ? withoutOverlay(choices, id)
    : withOverlay(choices, id);

export const changeOverlay = (
  choices: Choices,
  id: string,
  patch: Partial<Omit<OverlayChoice, 'id'>>,
): Choices => choices.map((choice) => (choice.id === id ? { ...choice, ...patch } : choice));

/** Nearer to the eye, past the next one of its sort: pictures lie under all shapes. */
export function raiseOverlay(choices: Choices, id: string, among: readonly string[]): Choices {
  const above = among[among.indexOf(id) - 1];
  const held = choices.find((choice) => choice.id === id);
  if (held === undefined || above === undefined) return choices;
  const others = withoutOverlay(choices, id);
  return others.toSpliced(
    others.findIndex((choice) => choice.id === above),
    0,
    held,
  );
}

/** One that is on, with how it is drawn. */
export interface LaidOverlay {
  readonly overlay: DeskOverlay;
  readonly choice: OverlayChoice;
}

/** What is on, nearest to the eye first: shapes, then pictures, each in their order. */
export function laidOverlays(
  overlays: readonly DeskOverlay[],
  choices: Choices,
): readonly LaidOverlay[] {
  const laid = choices.flatMap((choice): LaidOverlay[] => {
    const overlay = overlays.find(({ id }) => id === choice.id);
    return overlay === undefined ? [] : [{ overlay, choice }];
  });
  const isPicture = ({ overlay: { kind } }: LaidOverlay): boolean =>
    kind !== undefined && isTiled(kind);
  return [...laid.filter((one) => !isPicture(one)), ...laid.filter(isPicture)];
}
