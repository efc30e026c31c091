import {sign} from '../engine/operations/sign.js';
import {signBytes} from '../engine/operations/sign-bytes.js';
import {signBytesRenderer, signRenderer} from '../ui/signature-text.js';
import {fileAt} from './file-words.js';
import {forceFlag, keyFileFlag, outputFlag, shadowedFlag, storeArgument} from './flags.js';
import {keySource, secretFlags, signingTime} from './key-words.js';
import {OperatorCommand} from './operator-command.js';
import {passwordFrom} from './password.js';

export default class Sign extends OperatorCommand {
  static trait = 'reads' as const;
  static override phases = ['check', 'check lists', 'manifest'];
  static override names = {output: 'printed'} as const;
  static override summary =
    'Sign a store: its bytes with a secret key, or its manifest with a shared one (HMAC-SHA-256).';
  static override args = {store: storeArgument};
  static override flags = {
    'key-file': {...keyFileFlag, exactlyOne: ['key-file', 'secret-key']},
    ...secretFlags,
    output: outputFlag,
    force: forceFlag,
    shadowed: shadowedFlag,
  };
  static override examples = [
    '<%= config.bin %> sign project.liel --key-file release.key -o project.liel.sig',
    '<%= config.bin %> sign project.liel --secret-key minisign.key',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Sign);
    const {force, note, output: word, 'key-file': keyFile, 'secret-key': secret} = flags;
    const common = {store: args.store, force, waitMs: this.waitMs(flags)};
    if (secret === undefined) {
      const shadowed = flags.shadowed === 'peer' ? 'peer' : 'real';
      const output = fileAt(word);
      const options = {...common, keyFile: keyFile as string, shadowed, output} as const;
      return this.perform(sign(options), signRenderer(output !== undefined));
    }
    if (word === '-' && this.wantsJson()) throw this.usage('-o - prints the signature where --json wants the report');
    const password = passwordFrom(flags['password-file'], 'sign');
    const key = {secretKey: keySource(secret, 'sign'), password, agent: process.env['SSH_AUTH_SOCK']};
    const options = {...common, ...key, note, output: word, now: signingTime(), stream: this.stream};
    await this.perform(signBytes(options), signBytesRenderer(word === '-'));
  }
}
