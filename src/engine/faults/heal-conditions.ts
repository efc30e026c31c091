import {condition, family, quote} from './condition.js';
import {exit} from './fault.js';
import {counted} from './words.js';

/** L601: a damaged store, its seal, and backups to heal it from. */
export const healConditions = family('comparison', {
  healWithoutSeal: condition<{store: string; seal: string}>({
    code: 'L6010',
    title: 'There is no seal to heal by',
    exit: exit.usage,
    dataAtRisk: 'none',
    cause: ({store, seal}) => `${store} has no seal: ${seal} does not exist`,
    remedy: ({store}) => [`liel verify ${quote(store)}`, `liel repair ${quote(store)} -o repaired.liel --dry-run`],
    background:
      'Only a seal that was made before the damage says which pages differ and what they were. Without one, restore a backup, or repair what can be repaired.',
    example: {store: 'project.liel', seal: 'project.liel.seal'},
  }),
  healMovedOn: condition<{store: string; seal: string; reason: string}>({
    code: 'L6011',
    title: 'The store has moved on since it was sealed',
    exit: exit.undecidable,
    dataAtRisk: 'none',
    cause: ({store, seal, reason}) => `${store} is another one than ${seal} speaks of: ${reason}`,
    remedy: ({store}) => [`liel verify ${quote(store)}`, `liel repair ${quote(store)} -o repaired.liel --dry-run`],
    background:
      'Pages that commits changed cannot be told from damaged ones. Healing would bring old pages back among new ones, so nothing was written.',
    example: {
      store: 'project.liel',
      seal: 'project.liel.seal',
      reason: 'committed to since it was sealed',
    },
  }),
  healIncomplete: condition<{store: string; pages: number; list: string; backups: readonly string[]}>({
    code: 'L6012',
    title: 'Pages that no backup heals',
    exit: exit.undecidable,
    dataAtRisk: 'committed',
    cause: ({store, pages, list}) =>
      `${store}: ${counted(pages, 'damaged page is', 'damaged pages are')} in none of the backups as the seal has ${pages === 1 ? 'it' : 'them'}: ${list}`,
    remedy: ({store, backups}) => [
      `liel inspect ${quote(store)}`,
      `liel heal ${quote(store)} --from ${quote(backups[0])} -o healed.liel --accept-loss`,
    ],
    background:
      'A page that changed between backup and seal is in no backup. Try other backups, several at once; --accept-loss heals the other pages, leaves these as they are, and exits with 6.',
    example: {store: 'project.liel', pages: 1, list: '1025', backups: ['backups/project-20260102-030405.liel']},
  }),
});
