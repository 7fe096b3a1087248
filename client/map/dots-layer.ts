import { Layer, project32, type LayerContext, type UpdateParameters } from '@deck.gl/core';
import { Model } from '@luma.gl/engine';
import { MOVING_DOTS } from '../explore/moving-dots.ts';
import { movingPace, type MovingPace } from './moving-pace.ts';
import { fromOrigin, type WorldPlace } from '../layers/kit/world.ts';

interface DotsProps {
  readonly origin: WorldPlace;
  readonly radiusPx: number;
}

const UNIFORMS = `layout(std140) uniform dotsUniforms {
  mat4 toClip;
  float radiusPx;
} dots;
`;

const dotsModule = {
  name: 'dots',
  vs: UNIFORMS,
  fs: UNIFORMS,
  uniformTypes: { toClip: 'mat4x4<f32>', radiusPx: 'f32' },
} as const;

const VERTEX = `#version 300 es
#define SHADER_NAME dots-vertex
in vec2 places;
in vec4 fills;
out vec4 fill;
void main(void) {
  gl_Position = dots.toClip * vec4(places, 0.0, 1.0);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  gl_PointSize = 2.0 * (dots.radiusPx + SMOOTH_EDGE_RADIUS) * project.devicePixelRatio;
  fill = vec4(fills.rgb, fills.a * layer.opacity);
  DECKGL_FILTER_COLOR(fill, geometry);
}
`;

const FRAGMENT = `#version 300 es
#define SHADER_NAME dots-fragment
precision highp float;
in vec4 fill;
out vec4 colour;
void main(void) {
  geometry.uv = 2.0 * gl_PointCoord - 1.0;
  float awayPx = length(geometry.uv) * (dots.radiusPx + SMOOTH_EDGE_RADIUS);
  float inside = smoothedge(awayPx, dots.radiusPx);
  if (inside == 0.0) discard;
  colour = vec4(fill.rgb, fill.a * inside);
  DECKGL_FILTER_COLOR(colour, geometry);
}
`;

/**
 * Dots of one size, in px; fewer of them while the map moves on a slow machine. One point each, and all of them one drawing: deck.gl's own layer draws four
 * corners a dot, each dot a drawing of its own where the graphics card is software, and works
 * Mercator out for every corner of every picture.
 */
export class DotsLayer extends Layer<DotsProps> {
  static override layerName = 'DotsLayer';
  declare state: {
    model?: Model;
    pace: MovingPace;
    /** Of the picture before: where the camera stood, and whether fewer dots were drawn. */
    stood: readonly number[];
    isThin: boolean;
    /** The frame in which it looks whether the map stands. */
    looking?: number | undefined;
  };

  override getShaders(): unknown {
    return super.getShaders({ vs: VERTEX, fs: FRAGMENT, modules: [project32, dotsModule] });
  }

  override initializeState(): void {
    this.setState({ pace: movingPace(), stood: [], isThin: false });
    this.getAttributeManager()?.add({
      places: { size: 2, accessor: 'getPosition' },
      fills: { size: 4, type: 'unorm8', accessor: 'getFillColor' },
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    if (!params.changeFlags.extensionsChanged) return;
    const attributes = this.getAttributeManager();
    this.state.model?.destroy();
    this.state.model = new Model(this.context.device, {
      ...(this.getShaders() as object),
      id: this.props.id,
      bufferLayout: attributes?.getBufferLayouts() ?? [],
      topology: 'point-list',
    });
    attributes?.invalidateAll();
  }

  override finalizeState(context: LayerContext): void {
    if (this.state.looking !== undefined) cancelAnimationFrame(this.state.looking);
    super.finalizeState(context);
  }

  override draw(): void {
    const { origin, radiusPx } = this.props;
    const { model } = this.state;
    if (model === undefined) return;
    const { viewport, renderPass } = this.context;
    const toClip = fromOrigin(viewport.viewProjectionMatrix, origin);
    const all = this.getNumInstances();
    model.shaderInputs.setProps({ dots: { toClip, radiusPx } });
    model.setVertexCount(
      this.#isThin(viewport.viewProjectionMatrix) ? Math.min(all, MOVING_DOTS) : all,
    );
    model.draw(renderPass);
  }

  /** Whether fewer are to be drawn this time; if so, all are once the map stands. */
  #isThin(camera: readonly number[]): boolean {
    const { state } = this;
    const isMoved = camera.some((part, at) => part !== state.stood[at]);
    state.stood = camera;
    const look = (): void => {
      const isStanding = state.pace.frame(performance.now());
      state.looking = isStanding ? undefined : requestAnimationFrame(look);
      if (isStanding && state.isThin) this.setNeedsRedraw();
    };
    if (isMoved) state.looking ??= requestAnimationFrame(look);
    state.isThin = state.pace.picture(isMoved, performance.now());
    return state.isThin;
  }
}
