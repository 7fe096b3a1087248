/** What stands below the map in a picture of it. */
export interface PictureWords {
  /** City, mode and instant. */
  readonly title: string;
  /** Layers with their counts, the filter, the sources: a line each, as long as they are. */
  readonly lines: readonly string[];
  readonly isLive: boolean;
}

const MARGIN = 14;
const TITLE_PX = 15;
const LINE_PX = 12;
const GAP = 1.5;
/** Of the stripe over a picture that is not of now. */
const STRIPE_PX = 8;

function wrapped(context: CanvasRenderingContext2D, text: string, widthPx: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=[\s·])/u)) {
    if (line !== '' && context.measureText(line + part).width > widthPx) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

/** Leaning stripes in the hue of what is not now. */
function paintStripe(
  context: CanvasRenderingContext2D,
  widthPx: number,
  heightPx: number,
  colour: (token: string) => string,
): void {
  context.fillStyle = colour('--mode-bg');
  context.fillRect(0, 0, widthPx, heightPx);
  context.strokeStyle = colour('--mode');
  context.lineWidth = heightPx / 2;
  for (let x = -heightPx; x < widthPx + heightPx; x += 2 * heightPx) {
    context.beginPath();
    context.moveTo(x, heightPx * 1.5);
    context.lineTo(x + heightPx * 2, -heightPx / 2);
    context.stroke();
  }
}

/**
 * The map with its legend below: what it shows, of when, how narrowed, from whom. `scale` is device
 * pixels a CSS px; colours and letters are those of the page.
 */
export function withLegend(
  map: HTMLCanvasElement,
  { title, lines, isLive }: PictureWords,
  scale: number,
): HTMLCanvasElement {
  const tokens = getComputedStyle(document.documentElement);
  const colour = (token: string): string => tokens.getPropertyValue(token);
  const family = getComputedStyle(document.body).fontFamily;
  const out = document.createElement('canvas');
  const context = out.getContext('2d');
  if (context === null) return map;
  const inner = map.width - 2 * MARGIN * scale;
  const font = `400 ${LINE_PX * scale}px ${family}`;
  context.font = font;
  const told = lines.flatMap((line) => wrapped(context, line, inner));
  const stripe = isLive ? 0 : STRIPE_PX * scale;
  const below = (MARGIN * 2 + TITLE_PX * GAP + told.length * LINE_PX * GAP) * scale;
  out.width = map.width;
  out.height = Math.ceil(stripe + map.height + below);
  context.fillStyle = colour('--bg');
  context.fillRect(0, 0, out.width, out.height);
  if (!isLive) paintStripe(context, out.width, stripe, colour);
  context.drawImage(map, 0, stripe);
  context.textBaseline = 'top';
  let y = stripe + map.height + MARGIN * scale;
  context.font = `700 ${TITLE_PX * scale}px ${family}`;
  context.fillStyle = colour(isLive ? '--text-num' : '--mode-ink');
  context.fillText(title, MARGIN * scale, y);
  y += TITLE_PX * GAP * scale;
  context.font = font;
  context.fillStyle = colour('--text-2');
  for (const line of told) {
    context.fillText(line, MARGIN * scale, y);
    y += LINE_PX * GAP * scale;
  }
  return out;
}
