import type {GraphFacts} from '../../format/columns/graph-facts.js';
import type {FormatPlan} from '../../format/columns/graph-plan.js';
import type {GraphWriter} from '../../format/columns/graph-record.js';
import type {ExportedFile, NewFile} from '../../outputs/written-file.js';
import type {Tell} from '../../passes/operation.js';
import type {SurveyedStore} from './survey.js';

/** What is to be written. */
export interface PlannedGraph {
  readonly stores: readonly SurveyedStore[];
  /** Whether they are told apart by a column. */
  readonly isFleet: boolean;
  readonly facts: GraphFacts;
  readonly plan: FormatPlan;
}

/** A way to load what was written. */
export interface LoadingStep {
  /** The program that reads it. */
  readonly program: string;
  /** What is typed there, or into a shell. */
  readonly command: string;
}

/** The files of a format while they are written. */
export interface FormatFiles extends GraphWriter {
  /** Told that the records of another store follow, by its name. */
  beginStore?(store: string): void;
  /** Ends the files, reads them back and counts what is in them. Raises L5011. */
  prove(tell: Tell): Promise<readonly ExportedFile[]>;
}

/** A format of another program. */
export interface GraphFormat {
  /** Whether it is several files. */
  readonly isDirectory: boolean;
  /** Whether nothing of the records but how many there are is needed for its plan. */
  readonly isPlain?: boolean;
  /** What a graph with such records becomes. Raises L0112, L0113. */
  plan(facts: GraphFacts, stores: readonly SurveyedStore[]): FormatPlan;
  /** Begins its files. */
  begin(graph: PlannedGraph, newFile: NewFile): FormatFiles | Promise<FormatFiles>;
  /** How it is loaded from a place. */
  steps(place: string): readonly LoadingStep[];
}
