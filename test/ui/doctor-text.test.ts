import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {DoctorReport} from '../../src/engine/operations/doctor/doctor.js';
import {doctorRenderer} from '../../src/ui/doctor-text.js';

function textOf(what: string): string {
  const check = {check: 'space', verdict: 'ok', code: null, what, next: []};
  const report = {store: 'a.liel', checks: [check], leftovers: []};
  return doctorRenderer.text(report as unknown as DoctorReport) ?? '';
}

test('the room for a copy is a size for people; the name of the directory stays as it is', () => {
  const directory = '/srv/1048576 bytes are free in, a copy with its seal needs 4096';
  const said = textOf(`74382684160 bytes are free in ${directory}, a copy with its seal needs 7479424`);
  assert.ok(said.includes(`69.27 GiB are free in ${directory}, a copy with its seal needs 7.13 MiB`), said);
});

test('other sentences are shown as they are', () => {
  assert.ok(textOf('no 74382684160 bytes here').includes('no 74382684160 bytes here'));
});
