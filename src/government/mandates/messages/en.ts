import type { vi } from './vi.ts'

export const en: typeof vi = {
  menu: 'Mandates and help with filing',
  deskMenu: 'Record a mandate',
  title: 'Mandates and help with filing',
  lead: 'You can authorise another person to file dossiers or collect results for you, or let somebody beside you file one dossier by an assistance code.',
  badIdNumber: 'A personal number has 12 digits, as on the identity card.',
  notTogether: 'Number and name do not belong to anybody with an account. Check that person’s identity card.',
  notYourself: 'The authorised person must be somebody else.',
  notAsParty: 'You are a party to this mandate. Let another officer record it.',
  choosePurpose: 'Choose at least one thing that may be done for the owner.',
  dayPassed: 'This day has passed. Choose today or later.',
  paperOfFuture: 'The day on the paper cannot be after today.',
  endsBeforePaper: 'The last day cannot be before the day of the paper.',
  paperExpired: (day) =>
    `The mandate expired on ${day} (without an agreed term it lasts one year: Civil Code 2015, Article 563).`,
  scanNeeded: 'Photograph or scan the mandate.',
  revokedAlready: (when) => `This mandate ended at ${when}.`,
  acceptedAlready: (when) => `This mandate was taken on at ${when}.`,
  refusedRevoked: (agent, when) =>
    `The mandate of ${agent} ended at ${when} (Civil Code 2015, Articles 140.3 and 569). A new one is needed.`,
  refusedExpired: (agent, day) =>
    `The mandate of ${agent} expired on ${day} (Civil Code 2015, Articles 140.3 and 563). A new one is needed.`,
  refusedNotAccepted: (agent) =>
    `${agent} has not taken this mandate on; it is an agreement of two (Civil Code 2015, Article 562).`,
  refusedNotYet: (day) => `The mandate is valid from ${day} only.`,
  refusedNotFiling: 'This mandate is for collecting results, not for filing.',
  refusedNotCollecting: 'This mandate is for filing, not for collecting results.',
  refusedOtherProcedure: (name) => `This mandate is for this procedure only: ${name}.`,
  codeShape: 'An assistance code has 10 digits. Enter it as shown on the owner’s phone.',
  codeWrong: (left, minutes) =>
    left > 0
      ? `The code is wrong, used, or older than ${minutes} minutes. You have ${left} more tries.`
      : `The code is wrong, used, or older than ${minutes} minutes. You have no tries left; ask the owner for a new code and try again in some minutes.`,
  codeTooMany: (guesses, when) => `You entered a wrong code ${guesses} times. You may try again from ${when}.`,
  codeOwn: 'This is your own code. Give it to whoever files for you, or file for yourself.',
  codeOtherProcedure: (name) => `This code is for this procedure only: ${name}. Open that procedure and enter the code there.`,
  codeGone: 'The code has just been used or cancelled. Ask the owner for a new one.',
  assistanceCancelled: (owner, when) => `${owner} took back the consent at ${when}.`,
  assistanceFiled: (code) => `The dossier of this code has been filed (${code}). A code files one dossier.`,
  assistanceRanOut: (when) => `The time to file for the owner ran out at ${when}. Ask the owner for a new code.`,
}
