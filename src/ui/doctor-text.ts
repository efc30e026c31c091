import type {DoctorReport} from '../engine/operations/doctor.js';
import {heading} from './palette.js';
import {printable} from './printable.js';
import type {Renderer} from './renderer.js';
import {table} from './table.js';

export const doctorRenderer: Renderer<DoctorReport> = {
  json: (report) => report,
  text: (report) => {
    const lines = [
      `${heading('liel-ops')} ${report.version} on Node ${report.node}, ${report.platform}`,
      `running from ${printable(report.program)}`,
      `packages: ${Object.entries(report.packages)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}`,
    ];
    if (report.on_path.length > 0) {
      const rows = report.on_path.map(({path, kind, first, running}) => [
        printable(path),
        kind,
        [first && 'a shell starts this', running && 'running now'].filter(Boolean).join(', '),
      ]);
      lines.push(table(['liel on PATH', 'is', ''], rows));
    }
    lines.push(...report.advice.map((text) => `! ${printable(text)}`));
    return lines.join('\n');
  },
};
