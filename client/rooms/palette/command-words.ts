import type { PresenterCommand } from '../../../contract/presenter.ts';
import { clockOrDay } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';
import type { Lexicon, NamedKind } from './lexicon.ts';

const languageNames: Readonly<Record<string, string>> = { ko: '한국어', en: 'English' };

/** A command in words, so that people read what is done before it is done. */
export function commandWords(
  command: PresenterCommand,
  { named, nowMs, zone }: Lexicon,
  { word, say }: Words,
): string {
  const told = (path: string, fill?: Readonly<Record<string, string | number>>): string =>
    word(`presenter/say/${path}`, fill);
  const nameOf = (kind: NamedKind, id: string): string => {
    const found = named.find((known) => known.kind === kind && known.id === id);
    return found === undefined ? id : say(found.name);
  };
  switch (command.type) {
    case 'scene':
      return command.subject === undefined
        ? told('scene', { name: nameOf('scene', command.scene) })
        : told('takeover', { name: nameOf('situation', command.subject) });
    case 'layer': {
      const name = nameOf('layer', command.layer);
      return told(command.isShown ? 'layerOn' : 'layerOff', { name });
    }
    case 'fly':
    case 'fly-area':
      return command.name === undefined
        ? told('flyPlain')
        : told('fly', { name: say(command.name) });
    case 'spotlight': {
      if (command.subject === undefined) return told('spotlightOff');
      const { subject } = command;
      const thing = named.find(({ id }) => id === subject);
      return told('spotlight', { name: thing === undefined ? subject : say(thing.name) });
    }
    case 'time': {
      const atMs = Date.parse(command.at);
      return told('time', { time: clockOrDay(atMs, nowMs ?? atMs, zone) });
    }
    case 'speed':
      return told('speed', { n: command.speed });
    case 'pause':
      return told(command.isPaused ? 'pause' : 'play');
    case 'blank':
      return told(command.isBlank ? 'blank' : 'unblank');
    case 'language':
      return told('language', { name: languageNames[command.language] ?? command.language });
    case 'welcome':
      return command.title === undefined
        ? told('welcomeOff')
        : told('welcome', { name: command.title });
    case 'script':
      return told('script', { name: `${nameOf('script', command.script)} ${command.step + 1}` });
    case 'release':
      return told('release');
    case 'fly-home':
      return told('flyHome');
    case 'live':
      return told('live');
    case 'script-end':
      return told('scriptEnd');
    case 'identify':
      return told('identify');
    case 'reload':
      return told('reload');
  }
}
