import path from 'node:path';
import {counted, humanSize} from '../../engine/faults/words.js';
import type {NewestBackup} from '../../engine/outputs/store-backups.js';
import {at, type Drawing, escaped} from './markup.js';

const width = 900;
const margin = 20;

/** Backups by the time they were taken, the oldest on the left. */
export function backupsDrawing(backups: readonly NewestBackup[]): Drawing {
  const moments = backups.map(({taken_at}) => Date.parse(taken_at));
  const [first, last] = [Math.min(...moments), Math.max(...moments)];
  const span = Math.max(1, last - first);
  const largest = Math.max(1, ...backups.map(({size_bytes}) => size_bytes));
  const bars = backups.map(({path: file, taken_at, size_bytes}) => {
    const x = margin + ((Date.parse(taken_at) - first) / span) * (width - 2 * margin);
    const height = 8 + (size_bytes / largest) * 40;
    const title = `${path.basename(file)}, ${taken_at}, ${humanSize(size_bytes)}`;
    return `<rect class="backup" x="${at(x - 2)}" y="${at(60 - height)}" width="4" height="${at(height)}"><title>${escaped(title)}</title></rect>`;
  });
  const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  const axis = `<path class="axis" d="M${margin} 60H${width - margin}"/>`;
  const words = `<text class="start" x="${margin}" y="78">${day(first)}</text><text class="end" x="${width - margin}" y="78">${day(last)}</text>`;
  return {
    width,
    height: 86,
    body: `${axis}${bars.join('')}${words}`,
    label: `${counted(backups.length, 'backup')} from ${day(first)} to ${day(last)}`,
  };
}
