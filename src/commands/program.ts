import type {Command} from '@oclif/core/command';
import packageJson from '../../package.json' with {type: 'json'};

/** The part of package.json that oclif reads. */
export const pjson = {
  name: packageJson.name,
  version: packageJson.version,
  type: 'module',
  oclif: packageJson.oclif,
};

/** Commands of two words begin with one of these. */
export const topics = [
  {name: 'events', description: 'Append and list events.'},
  {name: 'self', description: 'Check this program itself.'},
];

/**
 * What a command does to stores, and so the laws that it is held to (test/laws.test.ts): it reads them and changes nothing;
 * it derives a new file and leaves the source as it was; it changes one in its place; it needs a terminal to draw on; or it
 * is about this program alone.
 */
export type Trait = 'reads' | 'derives' | 'inPlace' | 'screen' | 'program';

/** A command: one without a trait does not compile. */
type OperatorClass = Command.Class & {readonly trait: Trait; readonly phases?: readonly string[]};

export type Loader = () => Promise<{readonly default: OperatorClass}>;
