import {main} from '../src/commands/main.js';

// The bundle is CommonJS, where a module cannot await at its top.
void main(process.argv.slice(2), __dirname);

/** Loads and draws the dashboard once, so that its code is in the code cache too; the program itself never calls it. */
export async function warm(): Promise<void> {
  const [{createElement}, {renderToString}, {Frame}, {newDashboard}] = await Promise.all([
    import('react'),
    import('ink'),
    import('../src/ui/dashboard/frame.js'),
    import('../src/ui/dashboard/dashboard-state.js'),
    import('../src/ui/dashboard/dashboard.js'),
  ]);
  const state = newDashboard(['warm.liel'], {nowMs: 0, columns: 80, rows: 24, isColored: true});
  renderToString(createElement(Frame, {state}), {columns: 80});
}
