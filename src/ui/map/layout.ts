import {
  forceCenter,
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

export interface LayoutNode {
  readonly id: number;
  /** Room that it needs around it. */
  readonly radius: number;
}

export interface LayoutLink {
  readonly from: number;
  readonly to: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where nodes stand. */
interface Layout {
  readonly places: ReadonlyMap<number, Point>;
  readonly width: number;
  readonly height: number;
}

interface Body extends SimulationNodeDatum {
  readonly id: number;
  readonly radius: number;
}

/**
 * Places nodes so that those which links join are near each other and none lies on another; the same graph has the same
 * places each time. Units are pixels; `distance` is that of two nodes with a link. 2,000 nodes take some seconds.
 */
export function layOut(nodes: readonly LayoutNode[], links: readonly LayoutLink[], distance: number): Layout {
  const bodies: Body[] = nodes.map(({id, radius}) => ({id, radius}));
  const ends = links.filter(({from, to}) => from !== to).map(({from, to}) => ({source: from, target: to}));
  const simulation = forceSimulation(bodies)
    .force(
      'link',
      forceLink<Body, {source: number | Body; target: number | Body}>(ends)
        .id(({id}) => id)
        .distance(distance),
    )
    .force(
      'charge',
      forceManyBody()
        .strength(-6 * distance)
        .distanceMax(12 * distance),
    )
    .force(
      'collide',
      forceCollide<Body>(({radius}) => radius),
    )
    .force('centre', forceCenter())
    .force('x', forceX().strength(0.06))
    .force('y', forceY().strength(0.09))
    .stop();
  simulation.tick(300);
  return framed(bodies);
}

function framed(bodies: readonly Body[]): Layout {
  const margin = 80;
  const left = Math.min(...bodies.map(({x = 0, radius}) => x - radius)) - margin;
  const top = Math.min(...bodies.map(({y = 0, radius}) => y - radius)) - margin;
  const right = Math.max(...bodies.map(({x = 0, radius}) => x + radius)) + margin;
  const bottom = Math.max(...bodies.map(({y = 0, radius}) => y + radius)) + margin;
  const places = new Map(bodies.map(({id, x = 0, y = 0}) => [id, {x: x - left, y: y - top}]));
  return {places, width: Math.ceil(right - left), height: Math.ceil(bottom - top)};
}
