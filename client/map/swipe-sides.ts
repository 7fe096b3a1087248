import { LayerExtension, type Layer } from '@deck.gl/core';

/** Which side of the edge a layer stays on. */
export type Side = 'left' | 'right';

export interface EdgeProps {
  /** Where the edge stands, 0 (left) … 1 of the canvas. */
  readonly edgeShare: number;
  readonly edgeSide: Side;
}

/**
 * The edge is a column of the screen, so it stays where it is however the map is moved, turned or
 * tilted, and symbols and lines are cut where they cross it.
 */
const edgeModule = {
  name: 'edge',
  fs: `layout(std140) uniform edgeUniforms {
  float px;
  float side;
} edge;
`,
  uniformTypes: { px: 'f32', side: 'f32' },
} as const;

class EdgeExtension extends LayerExtension {
  static override extensionName = 'EdgeExtension';
  static override defaultProps = { edgeShare: 0.5, edgeSide: 'left' };

  override getShaders(): unknown {
    return {
      modules: [edgeModule],
      inject: {
        'fs:DECKGL_FILTER_COLOR': 'if ((gl_FragCoord.x - edge.px) * edge.side > 0.0) discard;',
      },
    };
  }

  override draw(this: Layer<EdgeProps>): void {
    const { edgeShare, edgeSide } = this.props;
    const [widthPx] = this.context.device.getDefaultCanvasContext().getDrawingBufferSize();
    const px = Math.round(edgeShare * widthPx);
    this.setShaderModuleProps({ edge: { px, side: edgeSide === 'left' ? 1 : -1 } });
  }
}

const EDGE = new EdgeExtension();

/** The same layers, seen only at one side of the edge. */
export function besideEdge(
  layers: readonly Layer[],
  edgeSide: Side,
  edgeShare: number,
): readonly Layer[] {
  return layers.map((layer): Layer => {
    const held = layer.props.extensions as readonly LayerExtension[];
    const id = edgeSide === 'left' ? `${layer.id}-other` : layer.id;
    const edge: EdgeProps = { edgeShare, edgeSide };
    return layer.clone({ id, extensions: [...held, EDGE], ...edge }) as Layer;
  });
}
