import { dayOf, clockSecond } from '../../design/times.ts';
import type { TableTelling } from '../../explore/table-column.ts';
import { fileName } from '../../explore/table-file.ts';
import { pictureOfPageMap } from '../../map/page-map.ts';
import type { Desk } from './desk.ts';
import { withLegend } from './paint-legend.ts';
import { saveFile } from './save-file.ts';
import { tableFacts } from './table-facts.ts';

/** Layers of the map with how many of their rows it shows, the worst level in a word. */
function layerLines({ data }: Desk, { words }: TableTelling): readonly string[] {
  const { choices, layers, shown } = data.getState();
  const counts = Map.groupBy(shown, ({ layer }) => layer);
  return choices.flatMap(({ id }) => {
    const layer = layers.find((each) => each.id === id);
    if (layer === undefined) return [];
    const n = counts.get(id)?.length ?? 0;
    return [`${words.say(layer.title)} ${n.toLocaleString('en-US')}`];
  });
}

/** Saves the map as it stands with its legend; the name it has, or `undefined` = there is no map. */
export async function takePicture(desk: Desk, telling: TableTelling): Promise<string | undefined> {
  const picture = await pictureOfPageMap();
  if (picture === undefined) return undefined;
  const { words, zone } = telling;
  const facts = tableFacts(desk, telling);
  const mode = words.word(`mode/${facts.mode}`);
  const isLive = facts.mode === 'live';
  const at = `${dayOf(facts.atMs, zone)} ${clockSecond(facts.atMs, zone)}`;
  const notReal = isLive ? [] : [words.word('mode/notReal')];
  const canvas = withLegend(
    picture.canvas,
    {
      title: [words.say(facts.cityName), mode, at, ...notReal].join(' · '),
      lines: [
        layerLines(desk, telling).join(' · '),
        `${words.word('explore/table/filter')}: ${facts.filter || words.word('explore/table/wasAsked')}`,
        facts.attribution.join(' · '),
      ].filter((line) => line !== ''),
      isLive,
    },
    picture.scale,
  );
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (content === null) return undefined;
  const name = fileName(facts, zone, 'map', 'png');
  saveFile(content, name);
  return name;
}
