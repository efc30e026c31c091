/** How long ago something was, for people: one number and its unit. */
export function ageText(fromIso: string, nowMs: number): string {
  return spanText(nowMs - Date.parse(fromIso));
}

/** A span of time, for people; what the clock says wrong way round counts as nothing. */
export function spanText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** The last moment of which it is known that a backup holds what its store held. */
export function lastHeldAt(backup: {readonly taken_at: string; readonly confirmed_at: string | null}): string {
  return backup.confirmed_at ?? backup.taken_at;
}
