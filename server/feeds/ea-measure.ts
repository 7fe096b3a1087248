/** What a measure's id says of it. Zero points differ by unit: above sea level, above the station's datum. */
export interface EaMeasure {
  readonly id: string;
  readonly station: string;
  /** `level`, `flow`, `rainfall`, `wind` … */
  readonly parameter: string;
  /** `stage`, `downstage`, `tidal_level`, `tipping_bucket_raingauge` … */
  readonly qualifier: string;
  readonly unit: string;
}

const PARAMETERS = new Set(['level', 'flow', 'rainfall', 'wind', 'temperature']);

/** Reads `…/measures/1029TH-level-stage-i-15_min-mASD`; `undefined` for what is no measure. */
export function eaMeasure(url: string): EaMeasure | undefined {
  const id = url.slice(url.lastIndexOf('/') + 1);
  const parts = id.split('-');
  const at = parts.findIndex((part, index) => index > 0 && PARAMETERS.has(part));
  const [parameter, qualifier] = [parts[at], parts[at + 1]];
  const unit = parts.at(-1);
  // Between the qualifier and the unit: how it is taken, and how often.
  if (at < 1 || parameter === undefined || qualifier === undefined || unit === undefined) {
    return undefined;
  }
  if (parts.length - at < 4 || id.length > 200) return undefined;
  return { id, station: parts.slice(0, at).join('-'), parameter, qualifier, unit };
}

/** What is observed, its UCUM unit and what can be; `undefined` for a kind nobody listed. */
export function eaProperty({ parameter, unit }: EaMeasure):
  | {
      readonly property: string;
      readonly unit: string;
      readonly plausible: readonly [number, number];
    }
  | undefined {
  const kind = `${parameter}/${unit.toLowerCase()}`;
  switch (kind) {
    case 'level/masd':
    case 'level/m':
      return { property: 'water.level', unit: 'm', plausible: [-10, 50] };
    case 'level/maod':
    case 'level/mbdat':
      // Against the sea: a gauge in the hills reads hundreds of metres. Never beside a stage.
      return { property: 'water.elevation', unit: 'm', plausible: [-50, 1000] };
    case 'flow/m3_s':
      return { property: 'water.discharge', unit: 'm3/s', plausible: [-1000, 10_000] };
    case 'flow/l_s':
      return { property: 'water.discharge', unit: 'L/s', plausible: [-100_000, 1_000_000] };
    case 'rainfall/mm':
      return { property: 'rain.amount', unit: 'mm', plausible: [0, 200] };
    default:
      return undefined;
  }
}
