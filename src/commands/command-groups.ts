/** Commands by the job they are for, in the order in which help lists them; each stands in one group. */
export const commandGroups: readonly (readonly [group: string, job: string, ids: readonly string[]])[] = [
  ['look', 'is it sound, and who writes', ['verify', 'doctor', 'lock', 'inspect', 'browse', 'watch']],
  ['keep', 'so that nothing is lost', ['backup', 'backups', 'history', 'drill', 'prune', 'seal', 'compact']],
  ['get back', 'when something is lost', ['restore', 'heal', 'repair', 'recover', 'salvage']],
  ['evidence', 'what others can check', ['sign', 'keygen', 'attest', 'evidence', 'manifest']],
  ['review', 'two stores, or a part of one', ['diff', 'merge', 'pack', 'import', 'export']],
  ['ask', 'what the graph holds', ['stats', 'catalog', 'map', 'trace', 'when', 'events:list', 'events:append', 'set']],
  [
    'program',
    'this program itself',
    ['demo', 'help', 'explain', 'runbook', 'report', 'schema', 'completion', 'self:verify', 'version'],
  ],
];
