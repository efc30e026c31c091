import * as Flags from '@oclif/core/flags';
import {keygen} from '../engine/operations/keygen.js';
import {keygenRenderer} from '../ui/signature-text.js';
import {flagsWithoutWait, forceFlag} from './flags.js';
import {passwordFlag} from './key-words.js';
import {OperatorCommand} from './operator-command.js';
import {passwordFrom} from './password.js';

export default class Keygen extends OperatorCommand {
  static trait = 'derives' as const;
  static override names = {output: 'sidecar'} as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Make a pair of minisign keys: a secret one to sign with, a public one for everybody.';
  static override flags = {
    output: Flags.string({char: 'o', required: true, helpValue: 'NAME', description: 'Makes NAME.key and NAME.pub.'}),
    comment: Flags.string({helpValue: 'TEXT', description: 'What stands above the keys, for people.'}),
    'password-file': passwordFlag,
    'no-password': Flags.boolean({
      description: 'No password on the secret key: whoever has the file can sign.',
      exclusive: ['password-file'],
    }),
    force: forceFlag,
  };
  static override examples = ['<%= config.bin %> keygen -o release --no-password'];

  async run(): Promise<void> {
    const {flags} = await this.parse(Keygen);
    const {output, comment, force, 'no-password': isOpen, 'password-file': passwordFile} = flags;
    const password = isOpen ? undefined : await passwordFrom(passwordFile, 'keygen')();
    if (!isOpen && !password?.length) {
      throw this.usage('a secret key wants a password: --password-file, LIEL_KEY_PASSWORD, or --no-password');
    }
    await this.perform(
      keygen({output, comment, password, force, inputs: passwordFile === undefined ? [] : [passwordFile]}),
      keygenRenderer,
    );
  }
}
