/** A bar of so many cells, filled by a share from 0 to 1; what is not nothing shows at least one cell. */
export function bar(share: number, cells: number): string {
  const wanted = Math.round(Math.min(1, Math.max(0, share)) * cells);
  const filled = share > 0 ? Math.max(1, wanted) : 0;
  return '█'.repeat(filled) + '░'.repeat(cells - filled);
}

/** Part of a whole in percent; what is not nothing is not called 0. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100);
  return share > 0 && percent === 0 ? '<1 %' : `${percent} %`;
}
