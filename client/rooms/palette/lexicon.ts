import type { CityAnswer } from '../../../contract/api.ts';
import type { Script } from '../../../contract/presenter.ts';
import type { LonLat, Text } from '../../../contract/place.ts';
import type { SituationMatter } from '../../city/open-matter.ts';

export type NamedKind = 'scene' | 'layer' | 'district' | 'place' | 'situation' | 'script';

/** Something of the city that commands can be about. */
export interface Named {
  readonly kind: NamedKind;
  readonly id: string;
  readonly name: Text;
  /** Everything that people call it. */
  readonly names: readonly string[];
  readonly at?: LonLat;
}

/** What a command can be understood by. */
export interface Lexicon {
  readonly named: readonly Named[];
  /** The city's clock on screen. */
  readonly nowMs: number | undefined;
  readonly zone: string;
  readonly script: { readonly id: string; readonly step: number } | undefined;
}

/** What people say instead of a scene's name. */
const sceneNames: Readonly<Record<string, readonly string[]>> = {
  overview: ['한눈에', '전체 화면', '첫 화면', '처음 화면', '처음으로', '종합', 'overview', 'main'],
  disaster: ['재난 안전', '재난', '소방', '119', 'disaster', 'safety', 'emergency'],
  water: ['수자원', '수위', '하천', '하수관', '강우', 'water', 'rivers', 'rain'],
  traffic: ['교통', '도로', '지하철', '버스', 'traffic', 'roads', 'transit'],
  air: ['대기 에너지', '대기', '공기', '미세먼지', '에너지', 'air', 'energy', 'air quality'],
  voices: ['시민의 소리', '시민', '민원', 'voices', 'complaints', 'citizens'],
  administration: ['시정', '행정', '공약', '지표', 'administration', 'pledges', 'indicators'],
  coverage: ['자료 상태', '자료', '데이터', '연결 상태', 'coverage', 'data', 'sources'],
  takeover: [],
};

const both = ({ ko, en }: Text): readonly string[] => (en === undefined ? [ko] : [ko, en]);

/** `강남구` is also `강남`; `중구` keeps its last syllable. */
function districtNames(name: Text): readonly string[] {
  const short = name.ko.length > 2 ? name.ko.replace(/[구군]$/u, '') : name.ko;
  return [...both(name), short, ...(name.en === undefined ? [] : [`${name.en} gu`])];
}

function situationNames({ members }: SituationMatter): readonly string[] {
  return members.flatMap(({ data }) => [
    ...both(data.title),
    ...(data.basin === undefined ? [] : [data.basin, data.basin.replace(/\s*유역$/u, '')]),
    ...(data.place === undefined ? [] : both(data.place)),
  ]);
}

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** Names of all that is in the city now; the wall and the phone make the same. */
export function lexiconOf(
  city: CityAnswer | undefined,
  scenes: readonly Titled[],
  layers: readonly Titled[],
  situations: readonly SituationMatter[],
  scripts: readonly Script[],
): readonly Named[] {
  return [
    ...scenes
      .filter(({ id }) => id !== 'takeover' && id !== 'welcome')
      .map(({ id, title }): Named => {
        return {
          kind: 'scene',
          id,
          name: title,
          names: [...both(title), ...(sceneNames[id] ?? [])],
        };
      }),
    ...situations.map((matter): Named => {
      const title = matter.members[0]?.data.title ?? { ko: matter.key };
      return { kind: 'situation', id: matter.key, name: title, names: situationNames(matter) };
    }),
    ...(city?.districts ?? []).map(({ code, name, label }): Named => {
      return { kind: 'district', id: code, name, names: districtNames(name), at: label };
    }),
    ...(city?.places ?? []).map(({ name, at }): Named => {
      return { kind: 'place', id: name.ko, name, names: both(name), at };
    }),
    ...layers.map(({ id, title }): Named => {
      return { kind: 'layer', id, name: title, names: both(title) };
    }),
    ...scripts.map(({ id, title }): Named => {
      return { kind: 'script', id, name: title, names: both(title) };
    }),
  ];
}
