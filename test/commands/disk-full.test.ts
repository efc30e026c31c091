import assert from 'node:assert/strict';
import {existsSync, readdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {runProgram} from '../support/program.js';
import {mayMount, SmallDisk} from '../support/small-disk.js';
import {scratchDirectory} from '../support/temp-directory.js';
import {digestOf, type WritingJob, writingJobs} from '../support/writing-jobs.js';

/** A disk that fills up at different moments: exit 5, the bytes that are needed, nothing half-made. */

/** Runs work in a file system with so much room that begins with the content of a directory. */
async function onDisk(template: string, freeBytes: number, work: (disk: string) => Promise<void>): Promise<void> {
  const place = scratchDirectory();
  const disk = new SmallDisk(path.join(place, 'disk'), template, freeBytes);
  try {
    await work(disk.directory);
  } finally {
    disk.remove();
    rmSync(place, {recursive: true, force: true});
  }
}

/** Runs a job on a disk with so many bytes free; whether it went through. */
async function runWith(freeBytes: number, job: WritingJob, template: string): Promise<boolean> {
  let done = false;
  await onDisk(template, freeBytes, async (disk) => {
    const before = readdirSync(disk).sort();
    const ended = await runProgram(job.args, {cwd: disk, env: {TMPDIR: disk}});
    const at = `${job.name} with ${freeBytes} bytes free`;
    done = ended.code === 0;
    for (const source of job.sources)
      assert.equal(
        digestOf(path.join(disk, source)),
        digestOf(path.join(template, source)),
        `${at}: ${source} changed`,
      );
    if (job.always) assert.ok(existsSync(path.join(disk, job.always)), `${at}: ${job.always} is gone`);
    if (done) return;
    assert.equal(ended.code, 5, `${at}\n${ended.stderr}`);
    assert.match(ended.stderr, /L5003.*it needs \d/, at);
    assert.deepEqual(readdirSync(disk).sort(), before, at);
    if (job.always) assert.equal(digestOf(path.join(disk, job.always)), digestOf(path.join(template, job.always)), at);
  });
  return done;
}

const needsMount = {skip: mayMount() ? false : 'needs root and mount'};
const mebibyte = 1024 * 1024;

describe('a full disk', needsMount, () => {
  for (const job of writingJobs) {
    it(`${job.name} ends with 5, says how much it needs and leaves nothing half-made`, async () => {
      const template = scratchDirectory();
      try {
        await job.prepare(template);
        assert.ok(await runWith(64 * mebibyte, job, template), 'with much room it goes through');
        let refused = 0;
        for (const freeBytes of [
          0,
          8192,
          100_000,
          mebibyte,
          2 * mebibyte,
          5 * mebibyte,
          7 * mebibyte,
          7.5 * mebibyte,
          14 * mebibyte,
        ])
          if (!(await runWith(freeBytes, job, template))) refused++;
        assert.ok(refused > 0 || job.frees, 'never refused');
      } finally {
        rmSync(template, {recursive: true, force: true});
      }
    });
  }
});
