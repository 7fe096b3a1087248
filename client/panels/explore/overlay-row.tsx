import { memo, type JSX } from 'react';
import { formatNumber } from '../../design/numbers.ts';
import { dayAndMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import {
  OVERLAY_COLOURS,
  type DeskOverlay,
  type OverlayChoice,
  type OverlayColour,
} from '../../explore/overlay.ts';
import styles from './overlay-list.module.css';
import { overlayWords } from './overlay-words.ts';

export interface OverlayActs {
  readonly onToggle: (id: string) => void;
  readonly onChange: (id: string, patch: Partial<Omit<OverlayChoice, 'id'>>) => void;
  /** One nearer to the eye. */
  readonly onRaise: (id: string) => void;
  /** Takes one's own out of this browser. */
  readonly onRemove: (id: string) => void;
  readonly onShare: (overlay: DeskOverlay) => void;
  readonly onUnshare: (overlay: DeskOverlay) => void;
}

interface OverlayRowProps {
  readonly overlay: DeskOverlay;
  /** Undefined = it is off. */
  readonly choice: OverlayChoice | undefined;
  /** None of its sort is nearer to the eye. */
  readonly isTop: boolean;
  /** The sender may share. */
  readonly canShare: boolean;
  readonly zone: string;
  readonly acts: OverlayActs;
}

/** One overlay: whose it is, whether it is on and how, and what is wrong with it. */
export const OverlayRow = memo(function OverlayRow({
  overlay,
  choice,
  isTop,
  canShare,
  zone,
  acts,
}: OverlayRowProps): JSX.Element {
  const { word, say, language } = useWords();
  const { id, from, title, kind, source, features, shared, state } = overlay;
  const name = say(title);
  const isOn = choice !== undefined;
  const stands = isOn ? overlayWords(state, word) : undefined;
  const facts = [
    word(`explore/overlays/origin/${from}`),
    ...(kind === undefined ? [] : [word(`explore/overlays/kind/${kind}`)]),
    ...(source?.attribution === undefined ? [] : [source.attribution]),
    ...(shared === undefined
      ? []
      : [
          word('explore/overlays/sharedBy', {
            who: shared.owner,
            at: dayAndMinute(shared.atMs, zone),
          }),
        ]),
  ];
  const act = (label: string, full: string, take: () => void): JSX.Element => (
    <button type="button" className={styles['act']} aria-label={full} onClick={take}>
      {label}
    </button>
  );
  return (
    <li className={styles['row']}>
      <label className={styles['title']}>
        <input type="checkbox" checked={isOn} onChange={() => acts.onToggle(id)} />
        <Swatch overlay={overlay} colour={choice?.colour} />
        <span className={styles['file']}>{name}</span>
        {features.length === 0 ? null : (
          <span className={styles['count']}>{formatNumber(features.length, language)}</span>
        )}
      </label>
      <div className={styles['facts']}>
        <span className={styles['origin']}>{facts.join(' · ')}</span>
        {from === 'own' && canShare && kind !== undefined
          ? act(word('explore/overlays/share'), word('explore/overlays/shareOf', { name }), () =>
              acts.onShare(overlay),
            )
          : null}
        {shared?.isOwn === true
          ? act(
              word('explore/overlays/unshare'),
              word('explore/overlays/unshareOf', { name }),
              () => acts.onUnshare(overlay),
            )
          : null}
        {from === 'own'
          ? act('×', word('explore/overlays/remove', { name }), () => acts.onRemove(id))
          : null}
      </div>
      {stands === undefined ? null : <p className={styles['stands']}>{stands}</p>}
      {choice === undefined ? null : (
        <div className={styles['acts']}>
          <input
            type="range"
            min={10}
            max={100}
            step={10}
            value={Math.round(choice.opacity * 100)}
            aria-label={word('explore/overlays/opacity', { name })}
            onChange={({ target }) => acts.onChange(id, { opacity: Number(target.value) / 100 })}
          />
          {isColoured(overlay) ? (
            <select
              className={styles['act']}
              value={choice.colour}
              aria-label={word('explore/overlays/colour', { name })}
              onChange={({ target }) => acts.onChange(id, { colour: colourOf(target.value) })}
            >
              {OVERLAY_COLOURS.map((own) => (
                <option key={own} value={own}>
                  {word(`explore/overlays/colours/${own}`)}
                </option>
              ))}
            </select>
          ) : null}
          <button
            type="button"
            className={styles['act']}
            disabled={isTop}
            aria-label={word('explore/overlays/raise', { name })}
            onClick={() => acts.onRaise(id)}
          >
            ↑
          </button>
        </div>
      )}
    </li>
  );
});

/** Pictures have colours of their own; of an archive nobody knows before it is open. */
const isColoured = ({ kind }: DeskOverlay): boolean =>
  kind !== undefined && kind !== 'wms' && kind !== 'wmts' && kind !== 'xyz';

const colourOf = (value: string): OverlayColour =>
  OVERLAY_COLOURS.find((colour) => colour === value) ?? OVERLAY_COLOURS[0];

function Swatch({
  overlay,
  colour,
}: {
  readonly overlay: DeskOverlay;
  readonly colour: OverlayColour | undefined;
}): JSX.Element | null {
  if (colour === undefined || !isColoured(overlay)) return null;
  return <span className={styles['swatch']} style={{ background: `var(--${colour})` }} />;
}
