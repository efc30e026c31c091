import {writeExtent} from './evidence/document/extent-text.js';
import {hashFile} from './evidence/file-digest.js';
import {hashManifest} from './evidence/logical-digest.js';
import {hashPages} from './evidence/seal/page-digests.js';
import {hashSigned} from './evidence/signature/store-facts.js';
import {verdictAlone} from './operations/verify/verify-elsewhere.js';
import {serveJobs} from './passes/jobs.js';
import {checkLists} from './passes/list-check.js';

/** The program of a thread. */
serveJobs([checkLists, hashFile, hashManifest, hashPages, hashSigned, writeExtent, verdictAlone]);
