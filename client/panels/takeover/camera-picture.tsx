import type { JSX } from 'react';
import type { Camera } from '../../../contract/situation.ts';
import { formatSpan } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import styles from './camera-picture.module.css';
import type { PictureState } from './picture-state.ts';
import { playHls } from './play-hls.ts';
import { playMjpeg } from './play-mjpeg.ts';
import { usePicture } from './use-picture.ts';

function stateWords(own: PictureState, nowMs: number, { language, word }: Words): string {
  const span = (ms: number): string => formatSpan(ms, language);
  switch (own.state) {
    case 'loading':
      return word('takeover/camera/loading');
    case 'playing':
      return word('takeover/camera/playing');
    case 'stalled':
      return word('takeover/camera/stalled', { span: span(nowMs - own.lastMs) });
    case 'failed':
      return word('takeover/camera/retry', { span: span(Math.max(1000, own.againMs - nowMs)) });
  }
}

interface Shown {
  readonly url: string;
  readonly name: string;
}

function StateLine({ state, nowMs }: { readonly state: PictureState; readonly nowMs: number }) {
  const words = useWords();
  return (
    <p className={styles['words']} data-state={state.state}>
      <span className={styles['word']}>{stateWords(state, nowMs, words)}</span>
    </p>
  );
}

function MjpegPicture({ url, name }: Shown): JSX.Element {
  const { word } = useWords();
  const { element, state, nowMs } = usePicture(playMjpeg, url);
  return (
    <>
      <img
        ref={element}
        className={styles['picture']}
        data-state={state.state}
        alt={word('takeover/camera/picture', { name })}
      />
      <StateLine state={state} nowMs={nowMs} />
    </>
  );
}

function HlsPicture({ url, name }: Shown): JSX.Element {
  const { word } = useWords();
  const { element, state, nowMs } = usePicture(playHls, url);
  return (
    <>
      <video
        ref={element}
        className={styles['picture']}
        data-state={state.state}
        aria-label={word('takeover/camera/picture', { name })}
        muted
        autoPlay
        playsInline
      />
      <StateLine state={state} nowMs={nowMs} />
    </>
  );
}

/** The picture of a camera, or in words why there is none. */
export function CameraPicture({
  stream,
  name,
  without,
}: {
  readonly stream: Camera['stream'];
  readonly name: string;
  /** Said instead of any picture. */
  readonly without: string | undefined;
}): JSX.Element {
  const { word } = useWords();
  if (without !== undefined || stream === undefined) {
    return (
      <p className={styles['words']} data-state="off">
        <span className={styles['word']}>{without ?? word('takeover/camera/noStream')}</span>
      </p>
    );
  }
  const { kind, url } = stream;
  return kind === 'hls' ? (
    <HlsPicture key={url} url={url} name={name} />
  ) : (
    <MjpegPicture key={url} url={url} name={name} />
  );
}
