import {execFile} from 'node:child_process';
import path from 'node:path';
import {conditions} from '../../faults/conditions.js';
import {type Fault, fault} from '../../faults/fault.js';
import {type ProfileFile, parseProfiles, wordsOfLine} from '../../format/s3/profile-file.js';
import {kindOf, readWholeFile} from '../files/file-system.js';
import {homePlace} from '../files/system-calls.js';

/** The variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What requests are signed with. It is never part of a message. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Where a bucket is, and what opens it. */
export interface Access {
  readonly region: string;
  /** Undefined for Amazon's own. */
  readonly endpoint: URL | undefined;
  /** The keys of now: those that a program hands out run out. */
  readonly keys: () => Promise<Keys>;
}

type Profile = ReadonlyMap<string, string>;

/** Finds out what the environment and the files of the aws program say. Raises L5050, L5001 and L5002. */
export async function openAccess(address: string, environment: Environment): Promise<Access> {
  const refuse = (problem: string): Fault => fault(conditions.objectAccessMissing, {address, problem});
  const name = environment['AWS_PROFILE'] ?? environment['AWS_DEFAULT_PROFILE'];
  const profile = profileOf(name ?? 'default', environment);
  const own = keysIn(environment, 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN');
  if (own === undefined && profile === undefined) {
    throw refuse(`there are no keys in the environment, and no profile "${name ?? 'default'}"`);
  }
  const server = environment['AWS_ENDPOINT_URL_S3'] ?? environment['AWS_ENDPOINT_URL'] ?? profile?.get('endpoint_url');
  if (server !== undefined && !(/^https?:/.test(server) && URL.canParse(server))) {
    throw refuse('the endpoint in the environment or the profile is no address like https://server:port');
  }
  const endpoint = server === undefined ? undefined : new URL(server);
  const region =
    environment['AWS_REGION'] ??
    environment['AWS_DEFAULT_REGION'] ??
    profile?.get('region') ??
    (endpoint ? 'us-east-1' : undefined);
  if (region === undefined || !/^[a-z0-9-]+$/.test(region)) throw refuse('AWS_REGION says no region like eu-central-1');
  const found = own ? async () => own : keysOfProfile(name ?? 'default', profile as Profile, refuse);
  const keys = async (): Promise<Keys> => {
    const now = await found();
    if (Object.values(now).every((key) => key === undefined || isHeaderText.test(key))) return now;
    throw refuse('a key or its token has characters that no key has, such as the end of a line in the middle');
  };
  await keys();
  return {region, endpoint, keys};
}

/** What can stand in a header: a key with anything else would end up in the words of whoever refuses it. */
const isHeaderText = /^[!-~]+$/;

function keysIn(from: Environment, id: string, secret: string, token: string): Keys | undefined {
  const [accessKeyId, secretAccessKey] = [from[id], from[secret]];
  return accessKeyId && secretAccessKey
    ? {accessKeyId, secretAccessKey, sessionToken: from[token] || undefined}
    : undefined;
}

/** What both files of the aws program say of a profile; undefined where neither knows it. */
function profileOf(name: string, environment: Environment): Profile | undefined {
  const read = (variable: string, file: string): ProfileFile => {
    const place = environment[variable] ?? path.join(homePlace(), '.aws', file);
    return kindOf(place) === undefined ? new Map() : parseProfiles(readWholeFile(place).toString());
  };
  const config = read('AWS_CONFIG_FILE', 'config');
  const settings = (name === 'default' ? config.get('default') : undefined) ?? config.get(`profile ${name}`);
  const secrets = read('AWS_SHARED_CREDENTIALS_FILE', 'credentials').get(name);
  return settings || secrets ? new Map([...(settings ?? []), ...(secrets ?? [])]) : undefined;
}

function keysOfProfile(name: string, profile: Profile, refuse: (problem: string) => Fault): () => Promise<Keys> {
  const values = Object.fromEntries(profile);
  const own = keysIn(values, 'aws_access_key_id', 'aws_secret_access_key', 'aws_session_token');
  if (own) return async () => own;
  const line = profile.get('credential_process');
  if (line === undefined) {
    throw refuse(
      `profile "${name}" has no keys and no credential_process; single sign-on and roles are handed over by: ` +
        `eval "$(aws configure export-credentials --profile ${name} --format env)"`,
    );
  }
  let known: {readonly keys: Keys; readonly endMs: number} | undefined;
  return async () => {
    if (known === undefined || known.endMs < Date.now() + timeLeftMs) known = await askProcess(line, refuse);
    return known.keys;
  };
}

/** Keys that run out sooner are asked for again. */
const timeLeftMs = 120_000;

/** How long a program may take that hands out keys: somebody may have to touch a token. */
const processMs = 120_000;

/** Lets a program hand out keys, as the aws program has it. What it prints is in no message. */
async function askProcess(line: string, refuse: (problem: string) => Fault): Promise<{keys: Keys; endMs: number}> {
  const [program = '', ...words] = wordsOfLine(line);
  const printed = await new Promise<string>((resolve, reject) => {
    execFile(program, words, {timeout: processMs, windowsHide: true}, (error, stdout) => {
      if (error === null) return resolve(stdout);
      const how = error.killed ? 'took too long' : `ended with ${error.code ?? error.signal}`;
      return reject(refuse(`credential_process of the profile (${path.basename(program)}) ${how}`));
    });
  });
  const printedWhat = (what: string): Fault =>
    refuse(`credential_process of the profile (${path.basename(program)}) printed ${what}`);
  const found = keysPrinted(printed);
  if (found === undefined) throw printedWhat('no keys');
  if (!(found.endMs > Date.now())) throw printedWhat('keys that have run out');
  return found;
}

/** What such a program printed; undefined where that is no keys. */
function keysPrinted(printed: string): {keys: Keys; endMs: number} | undefined {
  try {
    const {AccessKeyId, SecretAccessKey, SessionToken, Expiration} = JSON.parse(printed) as Record<string, string>;
    const keys = keysIn({AccessKeyId, SecretAccessKey, SessionToken}, 'AccessKeyId', 'SecretAccessKey', 'SessionToken');
    if (keys === undefined) return undefined;
    return {keys, endMs: Expiration ? Date.parse(Expiration) : Number.POSITIVE_INFINITY};
  } catch {
    return undefined;
  }
}
