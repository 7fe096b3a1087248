import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { useStore } from 'zustand';
import { measureWords } from '../../design/measure.ts';
import { clockOrDay } from '../../design/times.ts';
import { withLayer } from '../../explore/layer-stack.ts';
import type { PaletteEntry, PaletteGroup } from '../../explore/palette-entry.ts';
import {
  entriesOfDistricts,
  entriesOfLayers,
  entriesOfLines,
  entriesOfPlaces,
  entriesOfThings,
} from '../../explore/palette-index.ts';
import { searchPalette } from '../../explore/palette-search.ts';
import { isTimeTyped, typedTime } from '../../explore/palette-time.ts';
import { keyWords } from '../../explore/pressed-key.ts';
import { deskOverlays } from '../../explore/desk-overlays.ts';
import { typedPlace } from '../../explore/typed-place.ts';
import { drillTo } from '../../explore/drill-trail.ts';
import { PaletteDialog, type PaletteTelling } from '../../panels/explore/palette-dialog.tsx';
import { useCity, useDesk } from './desk.ts';
import type { DeskHands } from './keys/desk-hands.ts';
import { DESK_KEYS } from './keys/desk-keys.ts';
import { bothTexts } from './keys/both-texts.ts';
import { entriesOfCommands } from './keys/command-entries.ts';
import { isMac } from './keys/is-mac.ts';
import { entriesOfOverlays } from './keys/overlay-entries.ts';
import { PRESET_COMMANDS } from './keys/preset-commands.ts';
import { seekTo } from './keys/time-acts.ts';
import { cameraAt, cameraOver } from './keys/view-acts.ts';
import { useOverlayActs } from './overlays/use-overlay-acts.ts';
import { useLayerActs } from './use-layer-acts.ts';
import { useTableOutlets } from './use-table-outlets.ts';
import { useTableTelling } from './use-table-telling.ts';
import { keepOwn, readOwn } from './work/own-storage.ts';

const MOST_KEPT = 12;

function readRecent(): readonly string[] {
  const kept = readOwn('recent');
  return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
}

/** The palette over everything of the desk, while it is open. */
export function PaletteSlot({ hands }: { readonly hands: DeskHands }): JSX.Element | null {
  const { shell } = useDesk();
  const isOpen = useStore(shell, ({ open }) => open === 'palette');
  const openings = useStore(shell, (state) => state.openings);
  return isOpen ? <OpenPalette key={openings} opening={openings} hands={hands} /> : null;
}

function OpenPalette({
  hands,
  opening,
}: {
  readonly hands: DeskHands;
  readonly opening: number;
}): JSX.Element {
  const { desk, words } = hands;
  const { cityAnswer, data, explore, shell } = desk;
  const { word, say, language } = words;
  const { zone, districts, places } = cityAnswer;
  const telling = useTableTelling();
  const { outlets } = useTableOutlets(telling);
  const acts = useLayerActs();
  const overlayActs = useOverlayActs();
  const [recent] = useState(readRecent);
  // What there is when it is opened: rows that come while somebody chooses would move the list.
  const [rows, setRows] = useState(() => data.getState());
  // On the way to another instant there is nothing yet, or what was there before.
  const isOnTheWay = useCity(({ city, time }) => city === undefined || time.seeking !== undefined);
  const wasOnTheWay = useRef(isOnTheWay);
  useEffect(() => {
    if (!isOnTheWay && wasOnTheWay.current) setRows(data.getState());
    wasOnTheWay.current = isOnTheWay;
  }, [isOnTheWay, data]);
  const [stand] = useState(() => desk.stand.getState().stand);
  const [overlays] = useState(() =>
    deskOverlays(desk.overlays.getState(), explore.getState().view.overlays),
  );
  const on = useMemo(() => new Set(rows.choices.map(({ id }) => id)), [rows]);
  const [laid] = useState(
    () => new Set(explore.getState().view.overlays.map((choice) => choice.id)),
  );
  const [entries, commands] = useMemo(
    () => [
      [
        ...entriesOfDistricts(districts, bothTexts('explore/palette/note/district')),
        ...entriesOfPlaces(places, bothTexts('explore/palette/note/place')),
        ...entriesOfLines(rows.base.values(), {
          stream: bothTexts('explore/palette/note/stream'),
          road: bothTexts('explore/palette/note/road'),
        }),
        ...entriesOfThings(rows.things, districts),
        ...entriesOfLayers(rows.layers),
        ...entriesOfOverlays(overlays),
        ...entriesOfCommands(DESK_KEYS, PRESET_COMMANDS, outlets),
      ],
      // Before anything is typed only what the desk does, not each of its choices.
      entriesOfCommands(DESK_KEYS, [], outlets),
    ],
    [districts, places, rows, overlays, outlets],
  );

  const find = useCallback(
    (typed: string, only: PaletteGroup | undefined) => {
      const atMs = stand === undefined ? undefined : typedTime(typed, stand.atMs, zone, stand.toMs);
      const at = typedPlace(typed);
      const first: PaletteEntry[] = [];
      // Before the first that is held nobody can go.
      if (atMs !== undefined && stand !== undefined && atMs >= stand.fromMs) {
        const text = word('explore/palette/seek', { at: clockOrDay(atMs, stand.atMs, zone) });
        const note = bothTexts('explore/palette/note/time');
        const act = { type: 'seek', atMs } as const;
        first.push({ key: 'seek', group: 'command', name: { ko: text }, note, more: '', act });
      }
      if (at !== undefined) {
        const [west, south, east, north] = cityAnswer.bounds;
        const isInside = at.lon >= west && at.lon <= east && at.lat >= south && at.lat <= north;
        const name = { ko: `${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}` };
        const note = bothTexts(`explore/palette/note/${isInside ? 'spot' : 'outside'}`);
        first.push({
          key: 'spot',
          group: 'place',
          name,
          note,
          more: '',
          act: { type: 'place', at },
        });
      }
      // Behind G only an instant is meant.
      const found = isTimeTyped(typed) ? [] : entries;
      return searchPalette(typed, found, { recent, usual: commands, first, only });
    },
    [entries, commands, recent, stand, zone, word, cityAnswer],
  );

  const tell = useCallback(
    ({ act, note }: PaletteEntry): PaletteTelling => {
      switch (act.type) {
        case 'thing': {
          const { what, value, valueText, unit, districts: codes } = act.thing;
          const [code] = codes;
          const number = value === undefined ? valueText : measureWords(value, unit ?? '', words);
          const where =
            code === undefined || codes.length > 1 ? undefined : telling.districtName(code);
          const parts = [say(what), number, where].filter((part) => part !== undefined);
          return { note: parts.join(' · '), does: word('explore/palette/does/thing') };
        }
        case 'layer':
          return {
            note: word('explore/palette/note/layer'),
            does: word(`explore/palette/does/layer${on.has(act.id) ? 'Off' : 'On'}`),
          };
        case 'overlay':
          return {
            note: say(note),
            does: word(`explore/palette/does/layer${laid.has(act.id) ? 'Off' : 'On'}`),
          };
        case 'removeOverlay':
          return { note: say(note), does: word('explore/palette/does/command') };
        case 'command': {
          const key = DESK_KEYS.find(({ id }) => id === act.id)?.keys[0];
          const told = { note: say(note), does: '' };
          return key === undefined ? told : { ...told, key: keyWords(key, isMac()) };
        }
        case 'seek':
          return {
            note: say(note),
            does: '',
            key: `G ${clockOrDay(act.atMs, act.atMs, zone).replace(':', '')}`,
          };
        case 'district':
        case 'place':
        case 'line':
          return { note: say(note), does: word(`explore/palette/does/${act.type}`) };
      }
    },
    [words, say, word, telling, on, laid, zone],
  );

  const take = ({ key, act }: PaletteEntry): void => {
    if (key !== 'seek' && key !== 'spot' && act.type !== 'removeOverlay') {
      keepOwn('recent', [key, ...recent.filter((held) => held !== key)].slice(0, MOST_KEPT));
    }
    const { view } = explore.getState();
    switch (act.type) {
      case 'thing': {
        const { subject, layer, at } = act.thing;
        explore.replace({
          ...drillTo(view, { type: 'thing', subject }),
          ...(on.has(layer) ? {} : { layers: withLayer(data.getState().choices, layer) }),
          ...(at === undefined ? {} : { camera: cameraAt(hands, at) }),
        });
        return;
      }
      case 'district':
        return explore.replace(drillTo(view, { type: 'district', code: act.code }));
      case 'place':
        return explore.change({ camera: cameraAt(hands, act.at) });
      case 'line':
        return explore.change({
          camera: cameraOver(act.bounds),
          near: { type: 'near', subject: act.subject, radiusM: 1000 },
        });
      case 'layer':
        return acts.toggle(act.id);
      case 'overlay':
        return overlayActs.onToggle(act.id);
      case 'removeOverlay':
        return overlayActs.onRemove(act.id);
      case 'seek':
        return seekTo(hands, act.atMs);
      case 'command': {
        const outlet = outlets.find(({ id }) => `export-${id}` === act.id);
        if (outlet !== undefined) return outlet.onTake();
        return [...DESK_KEYS, ...PRESET_COMMANDS].find(({ id }) => id === act.id)?.run(hands);
      }
    }
  };
  const { typed } = shell.getState();
  return (
    <PaletteDialog
      key={language}
      begin={typed}
      find={find}
      tell={tell}
      onTake={take}
      onClose={() =>
        // Told late: it may have been opened anew since, and that one stays.
        shell.setState(({ open, openings }) =>
          open === 'palette' && openings === opening ? { open: undefined } : {},
        )
      }
    />
  );
}
