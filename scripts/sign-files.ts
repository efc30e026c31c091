/** `npx tsx scripts/sign-files.ts --secret-key KEY FILE…`: signs files of a release, each beside itself, as `npm run package -- --secret-key KEY` does with what it builds. */
import path from 'node:path';
import {parseArgs} from 'node:util';
import packageJson from '../package.json' with {type: 'json'};
import {signFiles} from './sign-release.js';

const {values, positionals} = parseArgs({options: {'secret-key': {type: 'string'}}, allowPositionals: true});
const {'secret-key': key} = values;
if (key === undefined || positionals.length === 0) throw new Error('needs --secret-key KEY and files');
for (const name of await signFiles(positionals, key, packageJson.version))
  process.stdout.write(`${path.basename(name)}\n`);
