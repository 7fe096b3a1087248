/** Linear-light sRGB, 0 to 1. */
export type Linear = readonly [red: number, green: number, blue: number];
/** CIE L*a*b* under D65. */
export type Lab = readonly [lightness: number, a: number, b: number];

export const VISIONS = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Vision = (typeof VISIONS)[number];

// Machado, Oliveira and Fernandes 2009, severity 1.0; rows applied to linear RGB.
const DEFICIENCY: Record<Exclude<Vision, 'normal'>, readonly [Linear, Linear, Linear]> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linearChannel(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Reads `#rgb` or `#rrggbb`. */
export function linear(hex: string): Linear {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  if (!/^[0-9a-f]{6}$/i.test(full)) throw new Error(`not a colour: ${hex}`);
  const channel = (from: number) => linearChannel(Number.parseInt(full.slice(from, from + 2), 16));
  return [channel(0), channel(2), channel(4)];
}

/** Of bytes as a screen has them. */
export function linearBytes(red: number, green: number, blue: number): Linear {
  return [linearChannel(red), linearChannel(green), linearChannel(blue)];
}

function dot(row: Linear, [red, green, blue]: Linear): number {
  return row[0] * red + row[1] * green + row[2] * blue;
}

/** The colour as somebody with that vision sees it. */
export function seen(colour: Linear, vision: Vision): Linear {
  if (vision === 'normal') return colour;
  const [red, green, blue] = DEFICIENCY[vision];
  const shown = (row: Linear) => Math.min(1, Math.max(0, dot(row, colour)));
  return [shown(red), shown(green), shown(blue)];
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex));
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** From linear light to L*a*b*. */
export function lab(colour: Linear): Lab {
  const curve = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = curve(dot([0.4124564, 0.3575761, 0.1804375], colour) / 0.95047);
  const y = curve(dot([0.2126729, 0.7151522, 0.072175], colour));
  const z = curve(dot([0.0193339, 0.119192, 0.9503041], colour) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** How far from grey a colour is: the chroma of OKLCH, 0 for grey, about 0.26 for pure red. */
export function chroma(colour: Linear): number {
  const cone = (row: Linear): number => Math.cbrt(dot(row, colour));
  const cones: Linear = [
    cone([0.4122214708, 0.5363325363, 0.0514459929]),
    cone([0.2119034982, 0.6806995451, 0.1073969566]),
    cone([0.0883024619, 0.2817188376, 0.6299787005]),
  ];
  const a = dot([1.9779984951, -2.428592205, 0.4505937099], cones);
  const b = dot([0.0259040371, 0.7827717662, -0.808675766], cones);
  return Math.hypot(a, b);
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const cosine = (degrees: number) => Math.cos(radians(degrees));

function hue(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function hueStep(from: number, to: number): number {
  const step = to - from;
  if (step > 180) return step - 360;
  return step < -180 ? step + 360 : step;
}

function meanHue(one: number, other: number, isGrey: boolean): number {
  const sum = one + other;
  if (isGrey) return sum;
  if (Math.abs(one - other) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

/** CIEDE2000 (Sharma, Wu and Dalal 2005), all weights 1. */
export function difference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7));
  const c1 = Math.hypot(a1 * stretch, b1);
  const c2 = Math.hypot(a2 * stretch, b2);
  const h1 = hue(a1 * stretch, b1);
  const h2 = hue(a2 * stretch, b2);
  const isGrey = c1 * c2 === 0;

  const l = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const h = meanHue(h1, h2, isGrey);
  const t =
    1 -
    0.17 * cosine(h - 30) +
    0.24 * cosine(2 * h) +
    0.32 * cosine(3 * h + 6) -
    0.2 * cosine(4 * h - 63);
  const lightnessStep = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chromaStep = (c2 - c1) / (1 + 0.045 * c);
  const turn = isGrey ? 0 : 2 * Math.sqrt(c1 * c2) * Math.sin(radians(hueStep(h1, h2) / 2));
  const turnStep = turn / (1 + 0.015 * c * t);
  const rotation =
    -Math.sin(radians(60 * Math.exp(-(((h - 275) / 25) ** 2)))) *
    2 *
    Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt(
    lightnessStep ** 2 + chromaStep ** 2 + turnStep ** 2 + rotation * chromaStep * turnStep,
  );
}
