import * as Flags from '@oclif/core/flags';
import {evidence} from '../engine/operations/evidence.js';
import {evidenceRenderer} from '../ui/evidence-text.js';
import {forceFlag, storeArgument} from './flags.js';
import {keySource, signingTime} from './key-words.js';
import {OperatorCommand} from './operator-command.js';
import {runningExecutable} from './running-executable.js';

export default class Evidence extends OperatorCommand {
  static trait = 'derives' as const;
  static override names = {output: 'archive'} as const;
  static override summary = 'Put a store, its seal and what proves them into one file that anybody can check.';
  static override args = {store: storeArgument};
  static override flags = {
    output: Flags.string({char: 'o', helpValue: 'FILE', required: true, description: 'Where the tar goes.'}),
    'secret-key': Flags.string({helpValue: 'PEM', description: 'Sign what is in it: Ed25519 or P-256, PKCS#8.'}),
    manifest: Flags.boolean({description: 'Put the manifest in, which the Python package writes as well.'}),
    'without-store': Flags.boolean({description: 'Leave the store out: for those who have it.'}),
    'dry-run': Flags.boolean({description: 'Prove the store, say what would be in the file, and write nothing.'}),
    force: forceFlag,
  };
  static override examples = [
    '<%= config.bin %> evidence project.liel -o project.evidence.tar --secret-key release.pem',
    '<%= config.bin %> verify project.evidence.tar --public-key release.pub.pem',
  ];

  async run(): Promise<void> {
    const {args, flags} = await this.parse(Evidence);
    const {output, 'secret-key': word, manifest, 'without-store': withoutStore, 'dry-run': dryRun, force} = flags;
    const tool = {
      node: process.version,
      platform: `${process.platform}-${process.arch}`,
      executable: runningExecutable(),
    };
    const secretKey = word === undefined ? undefined : keySource(word, 'evidence');
    const epoch = process.env['SOURCE_DATE_EPOCH'] ? signingTime() : undefined;
    const how = {epoch, version: this.config.version, tool, force, waitMs: this.waitMs(flags)};
    const options = {...how, store: args.store, output, secretKey, manifest, withoutStore, dryRun};
    await this.perform(evidence(options), evidenceRenderer);
  }
}
