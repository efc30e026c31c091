import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {type SourceFile, sourceFiles} from './support/source-files.js';

const files = sourceFiles();

/** The code is formatted by machine, so a function ends at the first brace that stands as far in as its first line. */
interface MeasuredFunction {
  readonly where: string;
  readonly lines: number;
}

function functionsOf({path, text}: SourceFile): MeasuredFunction[] {
  const lines = text.split('\n');
  const measured: MeasuredFunction[] = [];
  for (const [i, line] of lines.entries()) {
    const opens =
      /(=> \{|\)(: .+)? \{)$/.test(line) && !/^\s*(\} )?(if|else|for|while|switch|catch|class)\b/.test(line);
    if (!opens) continue;
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const end = lines.findIndex((candidate, j) => j > i && candidate.startsWith(`${indent}}`));
    let start = i;
    // A signature over several lines ends with its bracket as far in as it began.
    if (line.startsWith(`${indent})`))
      do start--;
      while (lines[start].startsWith(`${indent} `));
    measured.push({where: `${path}:${start + 1}`, lines: end - start + 1});
  }
  return measured;
}

const linesOf = (file: SourceFile): number => file.text.split('\n').length - 1;

function offending(pattern: RegExp, among: readonly SourceFile[] = files): string[] {
  return among.flatMap(({path, text}) =>
    text.split('\n').flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );
}

test('a file has at most 400 lines', () => {
  assert.deepEqual(
    files.filter((file) => linesOf(file) > 400).map((file) => `${file.path}: ${linesOf(file)}`),
    [],
  );
});

test('a function has at most 60 lines', () => {
  const functions = files.flatMap(functionsOf);
  assert.ok(functions.length > 300, 'the functions are found at all');
  assert.deepEqual(
    functions.filter(({lines}) => lines > 60 || lines < 1),
    [],
  );
});

test('a command has at most 45 lines: it connects, and does nothing itself', () => {
  const connecting = [
    'argv',
    'backup-options',
    'completion-files',
    'completion-line',
    'completion-values',
    'demo-steps',
    'embedded-plugin',
    'export-options',
    'file-words',
    'flags',
    'fleet-words',
    'import-options',
    'help-words',
    'index',
    'key-words',
    'main',
    'merge-options',
    'operator-command',
    'related-commands',
    'prune-options',
    'restore-options',
    'streams',
    'told-verdicts',
    'verify-options',
    'written-reports',
  ];
  const commands = files.filter(({path}) => /^commands\//.test(path) && !connecting.includes(path.slice(9, -3)));
  assert.ok(commands.length > 10, 'the commands are found at all');
  assert.deepEqual(
    commands.filter((file) => linesOf(file) > 45).map((file) => `${file.path}: ${linesOf(file)}`),
    [],
  );
});

test('what a module exports says what it is for', () => {
  const bare = files.flatMap(({path, text}) => {
    const lines = text.split('\n');
    return lines.flatMap((line, i) => {
      const declares = /^export (async function|function|abstract class|class)\b/.test(line);
      return declares && !lines[i - 1]?.trimEnd().endsWith('*/') ? [`${path}:${i + 1}: ${line}`] : [];
    });
  });
  assert.deepEqual(bare, []);
});

/** What is exported for a test to reach, and why the test cannot go by what the program uses. */
const forTests: Readonly<Record<string, string>> = {
  'engine/check/adjacency-check walkLists': 'what is told without a walk is compared with what a walk finds',
  'engine/operations/doctor/place judgeFileSystem': 'no machine has all the file systems that are told apart',
  'engine/operations/doctor/place syncServiceOf': 'directories of services are not made outside of the temporary one',
  'engine/operations/merge/merge-output proveMerged':
    'a medium that returns other bytes stands between two of its steps',
  'engine/storage/files/system-calls replaceSystem': 'only tests put other calls in the place of those of the system',
  'engine/storage/reading/store-header headerChecksum':
    'a header is to be damaged in one field and right in its checksum',
};

test('what is exported is used: a value by another file, a type at least by what its own file exports', () => {
  const users = [files, sourceFiles('scripts')].flatMap((all, i) =>
    all.map(({path, text}) => ({path: `${i === 0 ? 'src' : 'scripts'}/${path}`, text})),
  );
  const used = new Set(users.flatMap(importedNames));
  const written = files.filter(({path}) => !path.endsWith('.d.ts'));
  const unused = written.flatMap(({path, text}) => {
    const declared = text.matchAll(/^export (?:async |abstract )*(function\*?|const|class|interface|type) (\w+)/gm);
    return [...declared].flatMap(([, kind, name]) => {
      const isNamedAgain =
        /interface|type/.test(kind) && (text.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) > 1;
      const known = `${path.replace(/\.tsx?$/, '')} ${name}`;
      return isNamedAgain || used.has(`src/${known}`) ? [] : [known];
    });
  });
  assert.deepEqual(unused, Object.keys(forTests));
});

/** Names that mean the same on three screens. */
const onScreens = ['Pressed', 'press'];

test('a word is used once: no two files export one name for two things', () => {
  const homes = new Map<string, string[]>();
  for (const {path, text} of files) {
    for (const [, name] of text.matchAll(
      /^export (?:async |abstract )*(?:function\*?|const|class|interface|type) (\w+)/gm,
    )) {
      homes.set(name, [...(homes.get(name) ?? []), path]);
    }
  }
  const twice = [...homes].filter(([name, paths]) => paths.length > 1 && !onScreens.includes(name));
  assert.deepEqual(twice, []);
});

/** The names that a file imports, each behind the path of its module. */
function importedNames({path: from, text}: SourceFile): string[] {
  const imports = text.matchAll(/\{([^{}]*)\}\s(?:from\s|= await import\()'(\.[^']+)\.js'/g);
  return [...imports].flatMap(([, names, target]) =>
    names.split(',').map((name) => {
      const [exported] = name
        .trim()
        .replace(/^type /, '')
        .split(/ as |:/);
      return `${path.posix.join(path.posix.dirname(from), target)} ${exported}`;
    }),
  );
}

test('nothing prints past the renderers', () => {
  assert.deepEqual(offending(/\bconsole\./), []);
  const ways = ['commands/streams.ts', 'ui/progress.ts', 'ui/dashboard/terminal-screen.tsx'];
  const others = files.filter(({path}) => !ways.includes(path));
  assert.deepEqual(offending(/\bstd(out|err)\.write\b/, others), []);
});

test('the engine knows of its process only what a writer lock, a staged file, a file of another and an access list need', () => {
  const engine = files.filter(({path}) => path.startsWith('engine/'));
  assert.deepEqual(
    offending(
      /\bprocess\.(?!(pid|kill|platform|umask|uptime|geteuid|getBuiltinModule)\b)\w/,
      engine.map(withoutComments),
    ),
    [],
  );
  const elsewhere = engine.filter(({path}) => !path.startsWith('engine/storage/'));
  assert.deepEqual(offending(/\bprocess\.\w/, elsewhere.map(withoutComments)), []);
});

test('types hold: nothing is any, nothing switches the compiler or the linter off', () => {
  const sources = files.map(withoutComments);
  assert.deepEqual(offending(/(: |<|\bas |\| )any\b/, sources), []);
  assert.deepEqual(offending(/@ts-(ignore|expect-error|nocheck)|biome-ignore/), []);
});

test('what is still to be done stands in the issue tracker', () => {
  assert.deepEqual(offending(/\b(TODO|FIXME|XXX|HACK)\b/), []);
});

function withoutComments({path, text}: SourceFile): SourceFile {
  const blank = (comment: string): string => comment.replace(/[^\n]/g, ' ');
  return {path, text: text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, blank).replace(/`[^`\n]*`|'[^'\n]*'/g, "''")};
}

test('a function that a sentence needs is called, not named in it', () => {
  assert.deepEqual(offending(/`[^`\n]*\$[a-z]\w*\([^`\n]*`/), []);
});
