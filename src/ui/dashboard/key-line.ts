import {printable} from '../printable.js';
import {type DashboardState, explainable, hasWriter, selectedView} from './dashboard-state.js';

/** The last line: a question, the answer to the last key, or what the keys do now. */
export function lastLineOf(state: DashboardState): [string, 'warning' | 'accent' | 'faint'] {
  const view = selectedView(state);
  if (state.overlay === 'confirm backup') {
    const place = printable(view.state?.backup_directory ?? '.');
    const how = hasWriter(view.state)
      ? 'beside the writer, in a moment in which it rests'
      : 'takes the writer lock while it copies';
    return [`back up into ${place}${place.endsWith('/') ? '' : '/'} now? y/n   (${how})`, 'warning'];
  }
  if (state.overlay === 'confirm backups')
    return ['back up all that are listed now, one after the other? y/n', 'warning'];
  if (state.overlay === 'filter') return [`/${printable(state.filter)}_   Enter keeps it   Esc gives it up`, 'accent'];
  if (state.notice !== '') return [state.notice, 'accent'];
  if (state.overlay === 'help') return ['any key goes back   q quit', 'faint'];
  const troubles = explainable(view).length;
  if (state.overlay === 'explain')
    return [`${troubles > 1 ? '←→ next trouble   ' : ''}y copies the next step   any other key goes back`, 'faint'];
  const several = state.views.length > 1;
  const parts = [
    several ? 'jk move' : '',
    'v verify',
    'b backup',
    'Enter browse',
    troubles > 0 ? 'e explain' : '',
    several ? '/ filter' : '',
    several ? 's sort' : '',
    several ? 'n trouble' : '',
  ].filter(Boolean);
  return [fittingKeys(parts, state.columns), 'faint'];
}

const always = ['? help', 'q quit'];

/** As many keys as there is room for, and always those that lead to the others, and out. */
export function fittingKeys(parts: readonly string[], columns: number, between = '   '): string {
  const line = [...parts, ...always].join(between);
  return line.length <= columns || parts.length === 0 ? line : fittingKeys(parts.slice(0, -1), columns, between);
}
