import {parentPort} from 'node:worker_threads';
import {hashFile} from './evidence/file-digest.js';
import {hashManifest} from './evidence/logical-digest.js';
import {hashPages} from './evidence/seal/page-digests.js';
import {obey} from './passes/jobs.js';

/** The program of a thread, and the jobs that it can do. */
const jobs = [hashFile, hashManifest, hashPages];
parentPort?.on('message', async (order) => parentPort?.postMessage(await obey(jobs, order)));
