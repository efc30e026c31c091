import type {Renderer} from './renderer.js';
import {table} from './table.js';

/** A schema, or all of them by name. */
export interface SchemaReport {
  /** The schemas that there are, and what each is of. */
  readonly schemas: readonly {
    readonly name: string;
    readonly title: string;
    /** Names of before, which stay until 1.0. */
    readonly deprecated: readonly string[];
  }[];
}

export const schemasRenderer: Renderer<SchemaReport> = {
  json: (report) => report,
  text: ({schemas}) =>
    table(
      ['schema', 'what it is of', 'names until 1.0'],
      schemas.map(({name, title, deprecated}) => [name, title, deprecated.join(', ')]),
    ),
};
