import {condition, family, quoteWord} from './condition.js';
import {exit} from './fault.js';

/** What a refusal says of a copy that was proved here and did not get there. */
type Kept = {
  /** Where that is kept; undefined where nothing is. */
  readonly keptIn?: string | undefined;
};

const keptText = (kept: string | undefined): string =>
  kept === undefined ? '' : `; the copy that was proved is kept in ${kept}`;

const keptLines = (kept: string | undefined): string[] =>
  kept === undefined ? [] : [`liel backups ${quoteWord(kept)}`];

/** L5: places off the machine, as far as they are reached by the network. */
export const offSiteConditions = family('environment', {
  objectAccessMissing: condition<{address: string; problem: string} & Kept>({
    code: 'L5050',
    title: 'What opens the bucket is missing',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({address, problem, keptIn}) => `cannot open ${address}: ${problem}${keptText(keptIn)}`,
    remedy: ({keptIn}) => ['eval "$(aws configure export-credentials --format env)"', ...keptLines(keptIn)],
    background:
      'Keys are taken from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (with AWS_SESSION_TOKEN), else from the profile that AWS_PROFILE names in ~/.aws/credentials and ~/.aws/config, its credential_process included; the region from AWS_REGION or the profile, the server from AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the profile. For single sign-on and roles the aws program hands them over.',
    example: {
      address: 's3://bucket/backups/',
      problem: 'there are no keys in the environment, and no profile "default"',
      keptIn: '/tmp/liel-off-site.0123456789abcdef',
    },
    prevent: 'Give the timer that makes backups its keys by a profile of its own.',
    page: 'off-the-machine-s3',
  }),
  objectsUnreachable: condition<{address: string; problem: string; tries: number} & Kept>({
    code: 'L5051',
    title: 'The object store does not answer',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({address, problem, tries, keptIn}) =>
      `${address} was asked ${tries} times, and gave no answer that helps: ${problem}${keptText(keptIn)}`,
    remedy: ({keptIn}) => ['printenv AWS_ENDPOINT_URL_S3 AWS_ENDPOINT_URL AWS_REGION', ...keptLines(keptIn)],
    background:
      'Connections that fail, and answers that ask to come again (429, 500, 502, 503, 504), are tried five times, with longer and longer pauses. What was sent of a backup before has no receipt, and counts for nothing.',
    example: {
      address: 's3://bucket/backups/project-20260102-030405.liel',
      problem: 'connect ECONNREFUSED',
      tries: 5,
      keptIn: '/tmp/liel-off-site.0123456789abcdef',
    },
    prevent: 'A timer that runs the backup again; the age of the newest one is what to alert on.',
    page: 'off-the-machine-s3',
  }),
  objectsRefused: condition<{address: string; status: number; problem: string} & Kept>({
    code: 'L5052',
    title: 'The object store refuses',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({address, status, problem, keptIn}) =>
      `${address}: the server says ${status}, ${problem}${keptText(keptIn)}`,
    remedy: ({problem, keptIn}) => [
      // A clock that is wrong makes every signature wrong.
      problem.includes('TimeTooSkewed') ? 'date -u' : 'printenv AWS_PROFILE AWS_REGION AWS_ENDPOINT_URL_S3',
      ...keptLines(keptIn),
    ],
    background:
      'A no is not asked again. 403 is a policy or another key, 301 and 400 often another region, 404 a bucket that is not there. Needed are s3:ListBucket, s3:GetObject and s3:PutObject, s3:DeleteObject for prune, s3:PutObjectRetention and s3:GetObjectRetention for --object-lock.',
    example: {
      address: 's3://bucket/backups/',
      status: 403,
      problem: 'AccessDenied',
      keptIn: '/tmp/liel-off-site.0123456789abcdef',
    },
    prevent: 'Try the keys of the timer once by hand, prune --dry-run as well.',
    page: 'off-the-machine-s3',
  }),
  objectTaken: condition<{address: string} & Kept>({
    code: 'L5053',
    title: 'Somebody else wrote an object of this name',
    exit: exit.busy,
    dataAtRisk: 'none',
    cause: ({address, keptIn}) => `${address} is there, and is not what was to be written${keptText(keptIn)}`,
    remedy: ({address, keptIn}) => [
      `liel backups ${quoteWord(address.slice(0, address.lastIndexOf('/') + 1))}`,
      ...keptLines(keptIn),
    ],
    background:
      'Every object is written with the condition that there is none of its name, so that two machines never write over each other. An earlier try of the same run, whose answer was lost, is told by its SHA-256 and is no such case. Where liel chooses the name, the next run takes another, because the time is in it; a name that was given must be another one.',
    example: {
      address: 's3://bucket/backups/project-20260102-030405.liel',
      keptIn: '/tmp/liel-off-site.0123456789abcdef',
    },
    prevent: 'Let each machine have a prefix of its own.',
    page: 'off-the-machine-s3',
  }),
  objectDiffers: condition<{address: string; problem: string} & Kept>({
    code: 'L5054',
    title: 'The object is not what was sent',
    exit: exit.environment,
    dataAtRisk: 'none',
    cause: ({address, problem, keptIn}) => `${address}: ${problem}${keptText(keptIn)}`,
    remedy: ({address, keptIn}) => [
      `liel backups ${quoteWord(address.slice(0, address.lastIndexOf('/') + 1))}`,
      ...keptLines(keptIn),
    ],
    background:
      'A server that says yes is believed only when it gives back the SHA-256 that was computed here; where it gives none back, the object is read again and hashed. What is another is taken away again, where the keys may do that; it has no receipt, so that nothing takes it for a backup.',
    example: {
      address: 's3://bucket/backups/project-20260102-030405.liel',
      problem: 'read back, it has another SHA-256 than was sent',
      keptIn: '/tmp/liel-off-site.0123456789abcdef',
    },
    prevent: 'Find out what lies between: a proxy, a gateway, or the storage itself.',
    page: 'off-the-machine-s3',
  }),
});
