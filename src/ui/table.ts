import Table from 'cli-table3';

/** A table without colours of its own; without a head when it is empty. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const drawn = new Table({head: [...head], style: {head: [], border: [], compact: true}, chars: plainChars});
  for (const row of rows) drawn.push([...row]);
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** Columns apart by two spaces, no frame: it can be read by people and cut by awk. */
const plainChars = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};
