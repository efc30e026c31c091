import {type Column, type ColumnRules, planColumns} from './column-plan.js';
import type {GraphFacts} from './graph-facts.js';
import type {Loss} from './loss.js';

/** What a graph becomes in a format. */
export interface FormatPlan {
  readonly nodes: readonly Column[];
  readonly edges: readonly Column[];
  readonly losses: readonly Loss[];
}

/** The columns of both kinds of records. */
export function planBoth({nodes, edges}: GraphFacts, ofNodes: ColumnRules, ofEdges = ofNodes): FormatPlan {
  const nodePlan = planColumns(nodes.keys, 'nodes', ofNodes);
  const edgePlan = planColumns(edges.keys, 'edges', ofEdges);
  return {nodes: nodePlan.columns, edges: edgePlan.columns, losses: [...nodePlan.losses, ...edgePlan.losses]};
}
