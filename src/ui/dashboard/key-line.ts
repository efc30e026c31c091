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
    return [`${troubles > 1 ? '←→ next trouble   ' : ''}any other key goes back   q quit`, 'faint'];
  const parts = [
    state.views.length > 1 ? '↑↓ store' : '',
    'v verify',
    'b backup',
    troubles > 0 ? 'e explain' : '',
    state.views.length > 1 ? '/ filter   s sort   n trouble' : '',
    '? help',
    'q quit',
  ];
  return [parts.filter(Boolean).join('   '), 'faint'];
}
