import { Layer, project32, type UpdateParameters } from '@deck.gl/core';
import { Model } from '@luma.gl/engine';
import type { Rgba } from './token-colours.ts';
import { fromOrigin, type WorldPlace } from './world.ts';

interface StretchesProps {
  readonly origin: WorldPlace;
  /** Of all lines; absent = the data has a colour for each corner. */
  readonly getColour?: Rgba;
  /** Of every line; in px wherever the map stands, or as wide as on the ground. */
  readonly width: { readonly px: number } | { readonly m: number };
}

const UNIFORMS = `layout(std140) uniform stretchesUniforms {
  mat4 toClip;
  vec2 origin;
  float radius;
  float depth;
} stretches;
`;

const stretchesModule = {
  name: 'stretches',
  vs: UNIFORMS,
  fs: UNIFORMS,
  uniformTypes: { toClip: 'mat4x4<f32>', origin: 'vec2<f32>', radius: 'f32', depth: 'f32' },
} as const;

const VERTEX = `#version 300 es
#define SHADER_NAME stretches-vertex
in vec2 beginnings;
in vec2 ends;
in vec4 colours;
out vec2 away;
out float reach;
flat out vec4 fill;
void main(void) {
  int corner = gl_VertexID & 3;
  bool isEnd = corner > 1;
  float side = (corner & 1) == 0 ? -1.0 : 1.0;
  vec2 way = ends - beginnings;
  float wayLength = length(way);
  vec2 ahead = wayLength > 0.0 ? way / wayLength : vec2(1.0, 0.0);
  vec2 aside = vec2(-ahead.y, ahead.x);
  float further = isEnd ? 1.0 : -1.0;
  vec2 place = (isEnd ? ends : beginnings) + stretches.radius * (ahead * further + aside * side);
  gl_Position = stretches.toClip * vec4(place, 0.0, 1.0);
  // For what looks at the place itself, e.g. a mask; to a metre or two.
  geometry.position = vec4(stretches.origin - project.commonOrigin.xy + place, 0.0, 1.0);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  fill = vec4(colours.rgb, colours.a * layer.opacity);
  DECKGL_FILTER_COLOR(fill, geometry);
  // Counted in half widths from the middle of the stretch.
  reach = 0.5 * wayLength / stretches.radius;
  away = vec2(further * (reach + 1.0), side);
}
`;

const FRAGMENT = `#version 300 es
#define SHADER_NAME stretches-fragment
precision highp float;
in vec2 away;
in float reach;
flat in vec4 fill;
out vec4 colour;
void main(void) {
  // Round where it begins and ends, so that one stretch leads into the next.
  vec2 outside = vec2(max(abs(away.x) - reach, 0.0), away.y);
  if (dot(outside, outside) > 1.0) discard;
#ifdef IS_FAINT
  gl_FragDepth = stretches.depth;
#endif
  geometry.uv = away;
  colour = fill;
  DECKGL_FILTER_COLOR(colour, geometry);
}
`;

/** Between two depths that the graphics card tells apart. */
const DEPTH_STEP = 1e-6;
/** How many layers of a picture have a depth of their own. */
const DEPTHS = new WeakMap<object, number>();

/** A depth before all that this picture has given so far, and behind all that stands on the map. */
function nextDepth(picture: object): number {
  const given = (DEPTHS.get(picture) ?? 0) + 1;
  DEPTHS.set(picture, given);
  return 1 - given * DEPTH_STEP;
}

/**
 * Lines of one width, round at corners and ends, all of them one drawing: deck.gl's own layer makes
 * each stretch an instance, which a software renderer draws by itself. Their colours are opaque; a
 * layer that is seen through draws each of its pixels once, by depth, so that corners do not show.
 */
export class StretchesLayer<Extended extends object = object> extends Layer<
  Extended & StretchesProps
> {
  static override layerName = 'StretchesLayer';
  static override defaultProps = { getColour: { type: 'accessor', value: [0, 0, 0, 255] } };
  declare state: { model?: Model; isFaint?: boolean };

  override getShaders(): unknown {
    return super.getShaders({
      vs: VERTEX,
      fs: FRAGMENT,
      modules: [project32, stretchesModule],
      defines: this.#isFaint() ? { IS_FAINT: true } : {},
    });
  }

  override initializeState(): void {
    this.getAttributeManager()?.add({
      beginnings: { size: 2, accessor: 'getFrom' },
      ends: { size: 2, accessor: 'getTo' },
      colours: { size: 4, type: 'unorm8', accessor: 'getColour' },
      triangles: { size: 1, isIndexed: true, accessor: 'getTriangles' },
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    const isFaint = this.#isFaint();
    if (!params.changeFlags.extensionsChanged && isFaint === this.state.isFaint) return;
    const attributes = this.getAttributeManager();
    this.state.model?.destroy();
    this.setState({
      isFaint,
      model: new Model(this.context.device, {
        ...(this.getShaders() as object),
        id: this.props.id,
        bufferLayout: attributes?.getBufferLayouts() ?? [],
        topology: 'triangle-list',
      }),
    });
    attributes?.invalidateAll();
  }

  override draw(): void {
    const { origin, width } = this.props;
    const { model, isFaint = false } = this.state;
    if (model === undefined) return;
    const { viewport, renderPass } = this.context;
    const { unitsPerMeter } = viewport.getDistanceScales();
    const wide = 'px' in width ? width.px / viewport.scale : width.m * (unitsPerMeter[0] ?? 0);
    model.shaderInputs.setProps({
      stretches: {
        toClip: fromOrigin(viewport.viewProjectionMatrix, origin),
        origin,
        radius: wide / 2,
        depth: isFaint ? nextDepth(renderPass) : 1,
      },
    });
    if (isFaint) {
      const once = { depthCompare: 'less', depthWriteEnabled: true } as const;
      model.setParameters({ ...model.parameters, ...once });
    }
    // Two triangles of three corners to four corners.
    model.setVertexCount(1.5 * this.getNumInstances());
    model.draw(renderPass);
  }

  #isFaint(): boolean {
    return this.props.opacity < 1;
  }
}
