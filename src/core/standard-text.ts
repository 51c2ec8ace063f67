import type { Instruction, LocalizedText } from './types.ts';

/** Instructions that say no more than what to do at their URL, in our own words; for entries that need no others. */
export const standardText = {
  documentation: {
    en: 'The provider explains on this page how to set up mail programs.',
    ro: 'Furnizorul explică pe această pagină cum se configurează programele de e-mail.',
  },
  'enable-access': {
    en: 'First allow access by mail programs, as this page describes.',
    ro: 'Permiteți mai întâi accesul programelor de e-mail, așa cum descrie această pagină.',
  },
  'app-password': {
    en: 'If a mail program is refused with your account password, create an app password in the settings of your account and use that.',
    ro: 'Dacă parola contului nu este acceptată în programul de e-mail, creați o parolă pentru aplicații în setările contului și folosiți-o pe aceea.',
  },
} as const satisfies Partial<Record<Instruction['kind'], LocalizedText>>;
