import {type ChildProcess, spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {peerContent} from './graph-content.js';
import {peerCommand} from './peer.js';

/** What the peer finds in a store: digests of its manifest and of records with their lists, or why it reads nothing. */
export type PeerReading = {readonly manifest: string; readonly content: string} | {readonly refused: string};

const script = `
import hashlib, json, liel, sys
from liel.cli.manifest import build_manifest_bytes
${peerContent}
for line in sys.stdin:
    store = json.loads(line)
    try:
        manifest = hashlib.sha256(build_manifest_bytes(store)).hexdigest()
        db = liel.open(store)
        content = hashlib.sha256(content_of(db).encode("utf-8")).hexdigest()
        db.close()
        answer = {"manifest": manifest, "content": content}
    except Exception as error: answer = {"refused": type(error).__name__ + ": " + str(error)}
    print(json.dumps(answer), flush=True)
`;

/** One process of the peer that reads stores as long as it lives; it recovers them first, so give it copies. */
export class PeerReader {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor() {
    const {file, args, env} = peerCommand(script);
    this.child = spawn(file, args, {env, stdio: ['pipe', 'pipe', 'inherit']});
    this.answers = createInterface({input: this.child.stdout!})[Symbol.asyncIterator]();
  }

  /** What it finds in one store; refused, too, when it ends on it. */
  async read(store: string): Promise<PeerReading> {
    this.child.stdin!.write(`${JSON.stringify(store)}\n`);
    const {value, done} = await this.answers.next();
    return done ? {refused: 'the process of the peer ended'} : JSON.parse(value);
  }

  close(): void {
    this.child.kill('SIGKILL');
  }
}
