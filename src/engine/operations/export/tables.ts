import {conditions} from '../../faults/conditions.js';
import {fault} from '../../faults/fault.js';
import type {ColumnRules} from '../../format/columns/column-plan.js';
import type {GraphFacts} from '../../format/columns/graph-facts.js';
import {type FormatPlan, planBoth} from '../../format/columns/graph-plan.js';
import type {SurveyedStore} from './survey.js';

/** Columns that a table has at the most. */
const mostColumns = 1000;

/** As `planBoth`, for tables. Raises L0112 for more keys than a table holds. */
export function planTables(
  facts: GraphFacts,
  stores: readonly SurveyedStore[],
  ofNodes: ColumnRules,
  ofEdges: ColumnRules,
): FormatPlan {
  requireFew(stores, 'property keys of nodes', facts.nodes.keys.length);
  requireFew(stores, 'property keys of edges', facts.edges.keys.length);
  return planBoth(facts, ofNodes, ofEdges);
}

/** Raises L0112 for more names than there can be tables or columns. */
export function requireFew(stores: readonly SurveyedStore[], what: string, found: number): void {
  if (found <= mostColumns) return;
  throw fault(conditions.tooManyColumns, {store: stores[0]?.store ?? '', what, found, limit: mostColumns});
}
