import type {SchemaTree} from 'hyparquet';
import {ForeignProblem} from '../foreign/foreign-graph.js';
import type {PropertyValue} from '../values/property-value.js';

/** Values of Parquet as those of a store. */

/** Logical types whose physical integers are something else. */
const notIntegers = /DECIMAL|DATE|TIME/;

/** What the values of a column are, in the words of a store. */
export function kindOfColumn(tree: SchemaTree): string {
  const {element, children} = tree;
  if (children.length > 0) return isList(tree) ? `list of ${kindOfColumn(leafOf(tree))}` : 'map';
  if (isInteger(tree)) return 'int';
  if (element.type === 'BOOLEAN') return 'boolean';
  const isNumber = element.type === 'FLOAT' || element.type === 'DOUBLE' || /DECIMAL/.test(meaningOf(tree));
  return isNumber ? 'float' : 'string';
}

/** Whether values are text of something for which a store has no kind of its own. */
export function isTime(tree: SchemaTree): boolean {
  return tree.children.length === 0 && (/DATE|TIME/.test(meaningOf(tree)) || tree.element.type === 'INT96');
}

function isList({element}: SchemaTree): boolean {
  return (
    element.converted_type === 'LIST' || element.logical_type?.type === 'LIST' || element.repetition_type === 'REPEATED'
  );
}

/** What lies in a list: behind the groups that only say that it is one. */
function leafOf(tree: SchemaTree): SchemaTree {
  let at = tree;
  while (at.children.length === 1 && at.children[0] !== undefined) at = at.children[0];
  return at;
}

function meaningOf({element}: SchemaTree): string {
  return `${element.converted_type ?? ''} ${element.logical_type?.type ?? ''}`;
}

function isInteger(tree: SchemaTree): boolean {
  return /^INT(32|64)$/.test(tree.element.type ?? '') && !notIntegers.test(meaningOf(tree));
}

/** A value as one of a store. Integers and floats are told by the schema: both are numbers in JavaScript. */
export function propertyOf(value: unknown, tree: SchemaTree): PropertyValue {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'boolean':
    case 'string':
    case 'bigint':
      return value;
    case 'number':
      return isInteger(leafOf(tree)) && Number.isInteger(value) ? BigInt(value) : value;
    case 'object':
      return objectOf(value, tree);
    default:
      throw new ForeignProblem('', `a value of the kind ${typeof value}`);
  }
}

function objectOf(value: object, tree: SchemaTree): PropertyValue {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
  if (Array.isArray(value)) return value.map((item) => propertyOf(item, leafOf(tree)));
  const members = new Map<string, PropertyValue>();
  for (const [key, item] of Object.entries(value)) members.set(key, propertyOf(item, memberOf(tree, key)));
  return members;
}

/** The member of a group, wherever it lies below the groups that only say what it is. */
function memberOf(tree: SchemaTree, key: string): SchemaTree {
  const {children} = leafOf(tree);
  return children.find(({element}) => element.name === key) ?? children.at(-1) ?? tree;
}
