import { useEffect } from 'react';
import { clockMinute } from '../../../design/times.ts';
import { changeWords, type Change } from '../../../explore/change-words.ts';
import { layerTitle } from '../../../explore/layer-titles.ts';
import type { DeskHands } from './desk-hands.ts';

/** Says in the live line what is otherwise on the desk, also after undo and redo. */
export function useToldChanges({ desk, words, tell }: DeskHands): void {
  useEffect(() => {
    const { explore, data, cityAnswer } = desk;
    const { say, word } = words;
    const names = {
      layer: (id: string) =>
        say(data.getState().layers.find((layer) => layer.id === id)?.title ?? layerTitle(id)),
      subject: (id: string) => {
        const thing = data.getState().bySubject.get(id);
        return thing === undefined ? id : say(thing.name);
      },
      district: (code: string) => {
        const district = cityAnswer.districts.find((own) => own.code === code);
        return district === undefined ? code : say(district.name);
      },
      time: (ms: number) => clockMinute(ms, cityAnswer.zone),
    };
    const inWords = (changes: readonly Change[]): string =>
      changes.map((change) => word(`explore/keys/change/${change.word}`, change.fill)).join(', ');
    return explore.subscribe((after, before) => {
      const { way } = after;
      if (after.view === before.view && way === undefined) return;
      const turns = way?.turns.map((turn) => turn.what) ?? [];
      const isTold = way !== undefined && turns.length === 0;
      const what = inWords([...changeWords(before.view, after.view, names, isTold), ...turns]);
      // On a narrow page what was selected comes over the map.
      const { subject } = after.view;
      if (subject !== undefined && subject !== before.view.subject) {
        desk.shell.setState({ drawer: 'inspector' });
      }
      if (what === '') return;
      tell(way === undefined ? what : word(`explore/keys/told/${way.is}`, { what }));
    });
  }, [desk, words, tell]);
}
