import {type GraphFacts, labelLoss} from './graph-facts.js';
import type {GraphWriter} from './graph-record.js';
import type {Loss} from './loss.js';
import {OncePerLabels} from './once-per-labels.js';

/** How a format can say a label. */
type Spelling = (label: string) => string;

/** What stands where a relationship has no name: the program that reads it needs one. */
const nameless = '_';

/** Labels as Neo4j can have them: each once, none empty, and every relationship with a name. */
function nodeLabels(labels: readonly string[], spell: Spelling): readonly string[] {
  return [...new Set(labels.filter((label) => label !== '').map(spell))];
}

/** The name of a relationship; never empty. */
function typeName(label: string, spell: Spelling): string {
  return label === '' ? nameless : spell(label);
}

/** What of labels is lost where they are spelled so. */
export function typeLosses({nodes, edges}: GraphFacts, spell: Spelling, spellType = spell): Loss[] {
  const isRespelled = (label: string): boolean => spell(label) !== label;
  const isRenamed = (label: string): boolean => spellType(label) !== label;
  const isEmpty = (label: string): boolean => label === '';
  return [
    ...labelLoss(nodes, ['nodes', 'label'], (labels) => labels.some(isEmpty), 'an empty label is left out'),
    ...labelLoss(nodes, ['nodes', 'label'], hasTwice, 'a label that a node has twice is written once'),
    ...labelLoss(nodes, ['nodes', 'label'], (labels) => labels.some(isRespelled), 'labels are spelled otherwise'),
    ...labelLoss(
      edges,
      ['edges', 'label'],
      (labels) => labels.some(isEmpty),
      `an empty label is written as ${nameless}`,
    ),
    ...labelLoss(edges, ['edges', 'label'], (labels) => labels.some(isRenamed), 'labels are spelled otherwise'),
  ];
}

function hasTwice(labels: readonly string[]): boolean {
  return new Set(labels).size < labels.length;
}

/** Lets a writer see the labels as they are spelled. */
export function spelledTypes(writer: GraphWriter, spell: Spelling, spellType = spell): GraphWriter {
  const ofNodes = new OncePerLabels((labels) => nodeLabels(labels, spell));
  const ofEdges = new OncePerLabels(([label = '']) => [typeName(label, spellType)]);
  return {
    node: (record) => writer.node({...record, labels: ofNodes.of(record.labels)}),
    edge: (record) => writer.edge({...record, labels: ofEdges.of(record.labels)}),
    end: () => writer.end(),
  };
}
