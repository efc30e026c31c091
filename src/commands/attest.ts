import * as Flags from '@oclif/core/flags';
import {type AttestOptions, attest} from '../engine/operations/attest.js';
import {attestRenderer} from '../ui/attest-text.js';
import {subjectsFlag} from './attest-options.js';
import {fileAt} from './file-words.js';
import {forceFlag, outputFlag, storesArgument} from './flags.js';
import {keySource, signingTime} from './key-words.js';
import {OperatorCommand} from './operator-command.js';

const forms = ['secret-key', 'statement', 'predicate'];

export default class Attest extends OperatorCommand {
  static trait = 'reads' as const;
  static override names = {output: 'printed'} as const;
  static override summary = 'State what holds in stores, signed with a PEM key as cosign and in-toto read it.';
  static override args = {store: {...storesArgument, description: 'One or more .liel stores.'}};
  static override flags = {
    'secret-key': Flags.string({
      helpValue: 'PEM',
      exactlyOne: forms,
      description: 'Sign with this key: Ed25519 or P-256, PKCS#8; a file, -, or env:NAME.',
    }),
    statement: Flags.boolean({description: 'The in-toto statement alone, for cosign attest-blob --statement.'}),
    predicate: Flags.boolean({description: 'The predicate alone, for actions/attest and cosign attest-blob.'}),
    subjects: subjectsFlag,
    output: outputFlag,
    force: forceFlag,
  };
  static override examples = [
    '<%= config.bin %> attest project.liel --secret-key release.pem -o project.liel.sigstore.json',
    '<%= config.bin %> attest project.liel --predicate',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Attest);
    const {'secret-key': word, statement, subjects, force} = flags;
    const unsigned = statement ? 'statement' : 'predicate';
    const form: AttestOptions['form'] = word === undefined ? unsigned : {secretKey: keySource(word, 'attest')};
    const stores = args.store as unknown as [string, ...string[]];
    const said = {now: signingTime(), version: this.config.version};
    const options = {stores, form, subjects, output: fileAt(flags.output), force, waitMs: this.waitMs(flags), ...said};
    await this.perform(attest(options), attestRenderer);
  }
}
