// The commands that scripts run over and over. The build makes a smaller bundle for them, which starts sooner: see scripts/build.ts.
module.exports = new Set(['export', 'import', 'manifest', 'sign', 'stats', 'verify', 'version']);
