#!/usr/bin/env -S node --import tsx
// The program from its sources, without a build: node --import tsx bin/dev.js stats project.liel
import {fileURLToPath} from 'node:url';
import {main} from '../src/commands/main.ts';

await main(process.argv.slice(2), fileURLToPath(new URL('..', import.meta.url)));
