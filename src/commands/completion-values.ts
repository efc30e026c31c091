import {subjectKinds} from '../engine/evidence/signature/store-statement.js';
import {allConditions} from '../engine/faults/conditions.js';
import {layerNames} from '../engine/faults/layer.js';
import type {RecordKind} from '../engine/format/records/geometry.js';
import {runbookPages} from '../engine/operations/runbook-pages.js';
import {type NamesAtAGlance, namesAtAGlance} from '../engine/passes/schema/names-at-a-glance.js';
import {type Offer, words} from '../ui/completion-text.js';
import {atHome, type FileKindWanted, filesBeginning} from './completion-files.js';
import {type Wish, wishFor} from './completion-line.js';
import {commonRoles} from './file-words.js';
import {schemaFiles} from './schema-files.js';
import {reportKinds} from './written-reports.js';

/** Who types does not wait: what a store's records are called is looked at for this long, for each kind. */
const glanceMs = 200;

type Source = (wish: Wish, typed: string) => Offer;

/** What the value of a flag may be, by what help calls it. What is not here is a number, a moment or free text. */
const flagValues: Readonly<Record<string, Source>> = {
  ...Object.fromEntries(
    ['FILE', 'FILE or DIR', 'FILE|BASE64', 'JSON or @FILE', 'PEM', 'NAME'].map((word) => [word, files('files')]),
  ),
  ...Object.fromEntries(['STORE', 'COPY', 'NEW', 'BACKUP'].map((word) => [word, files('stores')])),
  DIR: files('directories'),
  'KIND=FILE': reportOffer,
  'LAYER,LAYER': listOf(() => layerNames.map((name) => name.replaceAll(' ', '-'))),
  'KIND,KIND': listOf(() => subjectKinds),
  LABEL: (wish) => words(namesOn(wish, 'edge', ({labels}) => labels)),
  'LABEL,LABEL': listOf((wish) => namesOn(wish, 'node', ({labels}) => labels)),
  'KEY,KEY': listOf((wish) => [...new Set([...nodeKeys(wish), ...namesOn(wish, 'edge', ({keys}) => keys)])]),
  'KEY=VALUE': (wish) => words(nodeKeys(wish).map((key) => `${key}=`)),
  PROPERTY: (wish) => words(nodeKeys(wish)),
};

/** What arguments may be that name something of this program. */
const programWords: Readonly<Record<string, () => Offer>> = {
  explain: () => words(allConditions().map(({code, title}) => [code, title])),
  runbook: () => words(Object.entries(runbookPages()).map(([name, page]) => [name, /^# (.*)/.exec(page)?.[1]])),
  schema: () => words(Object.entries(schemaFiles()).map(([name, text]) => [name, JSON.parse(text).title as string])),
};

const roleFiles: Readonly<Record<string, FileKindWanted>> = {store: 'stores', directory: 'directories'};

/** What the word that is typed may become, by the whole words between the program's name and it. */
export function offerFor(given: readonly string[], current: string): Offer {
  const wish = wishFor(given, current);
  if ('candidates' in wish) return beginning(current, wish);
  const {before} = wish;
  const {kind, candidates} = valuesFor(wish, current.slice(before.length));
  return beginning(current, {kind, candidates: candidates.map(([word, meaning]) => [before + word, meaning])});
}

const beginning = (typed: string, {kind, candidates}: Offer): Offer => ({
  kind,
  candidates: candidates.filter(([word]) => word.startsWith(typed)),
});

/** What may stand in a place of a command line; `typed` is what stands there already. */
function valuesFor(wish: Wish, typed: string): Offer {
  const {id, place, isFlag} = wish;
  if (place.options) return words(place.options);
  if (isFlag) return flagValues[place.helpValue ?? '']?.(wish, typed) ?? words([]);
  const ofProgram = programWords[id];
  if (ofProgram) return ofProgram();
  if (place.name === 'number') return words([]);
  return files(roleFiles[commonRoles[place.name] ?? ''] ?? 'files')(wish, typed);
}

function files(wanted: FileKindWanted): Source {
  return (_wish, typed) => ({kind: 'files', candidates: filesBeginning(typed, wanted).map((file) => [file])});
}

/** A kind of report, then its file. */
function reportOffer(_wish: Wish, typed: string): Offer {
  const [kind, file] = typed.split(/=(.*)/s);
  if (file === undefined) return words(reportKinds.map((each) => (each === 'github' ? each : `${each}=`)));
  return {kind: 'files', candidates: filesBeginning(file, 'files').map((each) => [`${kind}=${each}`])};
}

/** The names that stand between commas, each once. */
function listOf(names: (wish: Wish) => readonly string[]): Source {
  return (wish, typed) => {
    const before = typed.slice(0, typed.lastIndexOf(',') + 1);
    const taken = before.split(',');
    const left = names(wish).filter((name) => !name.includes(',') && !taken.includes(name));
    return words(left.map((name) => before + name));
  };
}

const nodeKeys = (wish: Wish): readonly string[] => namesOn(wish, 'node', ({keys}) => keys);

/** Names in the stores that stand on the line; none of one that cannot be read. */
function namesOn({stores}: Wish, kind: RecordKind, pick: (names: NamesAtAGlance) => readonly string[]): string[] {
  const names = stores.slice(0, 2).flatMap((store) => {
    try {
      return pick(namesAtAGlance(atHome(store), kind, glanceMs));
    } catch {
      return [];
    }
  });
  return [...new Set(names)].sort();
}
