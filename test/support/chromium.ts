import {spawnSync} from 'node:child_process';

const names = process.env['LIEL_CHROMIUM']
  ? [process.env['LIEL_CHROMIUM']]
  : ['chromium', 'chromium-browser', 'google-chrome'];

const found = names.find((name) => spawnSync(name, ['--version']).status === 0);

/** A Chromium of this machine. */
export const chromium: string = found ?? 'chromium';

/** Why tests in a browser are skipped; false where one is there. */
export const needsChromium: string | false =
  found === undefined && 'no Chromium is there, and LIEL_CHROMIUM names none';
