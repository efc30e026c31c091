/**
 * `npm run pin-action`, behind `npm run package -- --all`: writes into action.yml which release it takes, and the digests of
 * its executables. With --check, says whether they stand there, as the release workflow asks before it publishes anything.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import packageJson from '../package.json' with {type: 'json'};
import {targets} from './targets.js';

const {values} = parseArgs({options: {check: {type: 'boolean'}, sums: {type: 'string', default: 'out/SHA256SUMS'}}});
const text = readFileSync('action.yml', 'utf8');
const pinned = withPins(text, `v${packageJson.version}`, readFileSync(values.sums, 'utf8'));
if (!values.check) writeFileSync('action.yml', pinned);
else if (text !== pinned) {
  process.stderr.write('action.yml does not hold the digests of these executables: npm run pin-action writes them\n');
  process.exitCode = 1;
}

/** An action with another release in it. Throws when there is no digest for one of the platforms, or no place for it. */
function withPins(action: string, version: string, sums: string): string {
  const lines = targets.map(({platform, arch}) => {
    const name = `liel-${platform}-${arch}${platform === 'win' ? '.exe' : ''}`;
    const [line] = new RegExp(`^[0-9a-f]{64}  ${name.replace('.', '\\.')}$`, 'm').exec(sums) ?? [];
    if (line === undefined) throw new Error(`${path.basename(values.sums)} has no line for ${name}`);
    return `          ${line}\n`;
  });
  const place = /( {8}LIEL_PINNED: ).*\n( {8}LIEL_PINNED_SHA256: ).*\n(?: {10}.*\n)*/;
  if (!place.test(action)) throw new Error('action.yml has no place for a release');
  return action.replace(place, (_, release, digests) => `${release}${version}\n${digests}|\n${lines.join('')}`);
}
