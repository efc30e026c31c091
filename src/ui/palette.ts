import {Chalk, type ChalkInstance, supportsColor, supportsColorStderr} from 'chalk';

/** The few colours there are, and none where the stream is no terminal or NO_COLOR is set. */
const stdout = new Chalk({level: supportsColor ? supportsColor.level : 0});
const stderr = new Chalk({level: supportsColorStderr ? supportsColorStderr.level : 0});

const plain = process.env['NO_COLOR'] ? new Chalk({level: 0}) : undefined;
const out: ChalkInstance = plain ?? stdout;
const err: ChalkInstance = plain ?? stderr;

/** On stdout: a heading. */
export const heading = (text: string): string => out.bold(text);
/** On stdout: a verdict. */
export const good = (text: string): string => out.green(text);
export const bad = (text: string): string => out.red(text);
export const doubtful = (text: string): string => out.yellow(text);
export const faint = (text: string): string => out.dim(text);
/** On stderr. */
export const danger = (text: string): string => err.red(text);
export const strong = (text: string): string => err.bold(text);
export const quiet = (text: string): string => err.dim(text);
