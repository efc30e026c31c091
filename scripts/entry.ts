import {main} from '../src/commands/main.js';

// The bundle is CommonJS, where a module cannot await at its top.
void main(process.argv.slice(2), __dirname);
