import * as Flags from '@oclif/core/flags';
import {bareMinisignKey} from '../engine/format/minisign.js';
import {selfVerify} from '../engine/operations/self-verify.js';
import {selfVerifyRenderer} from '../ui/self-verify-text.js';
import {flagsWithoutWait, verdictQuietFlag} from './flags.js';
import {keySource} from './key-words.js';
import {OperatorCommand} from './operator-command.js';
import {runningExecutable} from './running-executable.js';

export default class SelfVerify extends OperatorCommand {
  static trait = 'program' as const;
  static override baseFlags = flagsWithoutWait;
  static override summary = 'Say whether the running executable is the released one, by the public key of its makers.';
  static override flags = {
    'public-key': Flags.string({
      required: true,
      helpValue: 'FILE|BASE64',
      description: 'The key of those who release it, from where they are known: of minisign, or in PEM.',
    }),
    quiet: verdictQuietFlag,
    signature: Flags.string({helpValue: 'FILE', description: 'Its signature; beside the executable without it.'}),
  };
  static override examples = ['<%= config.bin %> self verify --public-key release.pub.pem'];

  async run(): Promise<void> {
    const {flags} = await this.parse(SelfVerify);
    const {'public-key': word, signature} = flags;
    const publicKey = bareMinisignKey.test(word)
      ? {name: word, bytes: Buffer.from(word)}
      : keySource(word, 'self verify');
    await this.perform(selfVerify({executable: runningExecutable(), publicKey, signature}), selfVerifyRenderer);
  }
}
