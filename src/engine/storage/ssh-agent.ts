import {conditions} from '../faults/conditions.js';
import {fault} from '../faults/fault.js';
import {Unreadable} from '../format/key-text.js';
import {SshReader, sshString, sshU32} from '../format/ssh/ssh-wire.js';
import {errorCode} from './files/file-fault.js';
import {connectTo} from './files/system-calls.js';

/** The agent that holds the private keys of SSH (draft-miller-ssh-agent): a frame is asked, a frame is answered. */

const requestIdentities = 11;
const identitiesAnswer = 12;
const signRequest = 13;
const signResponse = 14;

/** OpenSSH answers nothing that is longer, in bytes. */
const longestAnswer = 262_144;

/** Whether the agent behind a socket holds the private half of a key. Raises L5042. */
export async function agentHolds(socket: string, blob: Uint8Array): Promise<boolean> {
  const reader = await ask(socket, Buffer.from([requestIdentities]), identitiesAnswer);
  return reading(() => {
    for (let left = reader.u32(); left > 0; left--) {
      if (reader.string().equals(blob)) return true;
      reader.string();
    }
    return false;
  });
}

/** The signature of a key over data, as a blob; RSA with SHA-512. Raises L5042. */
export async function signByAgent(socket: string, blob: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const rsaSha512 = 4;
  const request = Buffer.concat([Buffer.from([signRequest]), sshString(blob), sshString(data), sshU32(rsaSha512)]);
  const reader = await ask(socket, request, signResponse);
  return reading(() => reader.string());
}

async function ask(socket: string, request: Uint8Array, wanted: number): Promise<SshReader> {
  const answer = await exchange(socket, request);
  const [type] = answer;
  if (type !== wanted) throw fault(conditions.sshAgent, {problem: 'it refused, or its owner did'});
  return new SshReader(answer.subarray(1), 'its answer');
}

/** Sends a frame and waits for the one that answers it: a person may have to touch a security key first. */
async function exchange(socket: string, request: Uint8Array): Promise<Buffer> {
  const connection = connectTo(socket);
  let got = Buffer.alloc(0);
  try {
    connection.write(sshString(request));
    for await (const chunk of connection) {
      got = Buffer.concat([got, chunk as Buffer]);
      const length = got.length < 4 ? undefined : got.readUInt32BE();
      if (length !== undefined && length > longestAnswer) break;
      if (length !== undefined && got.length >= 4 + length) return got.subarray(4, 4 + length);
    }
  } catch (error) {
    const code = errorCode(error);
    throw fault(conditions.sshAgent, {problem: `nobody answers at ${socket} (${code})`}, {}, error);
  } finally {
    connection.destroy();
  }
  throw fault(conditions.sshAgent, {problem: 'its answer is cut short, or none'});
}

function reading<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw fault(conditions.sshAgent, {problem: error.message}, {}, error);
  }
}
