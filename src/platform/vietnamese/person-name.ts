/** What a name of a person may be written with, whatever the language: letters with their marks, spaces, and the few signs that names have. */
const NAME = /^[\p{L}\p{M}][\p{L}\p{M}\s.,'’‘`()/–-]*$/u

/** A name as a register keeps it: composed characters, one space between words. */
export const tidyName = (typed: string): string => typed.normalize('NFC').trim().replace(/\s+/g, ' ')

/** Whether a text can be a person's name: it goes onto certificates, so digits and signs are slips. At least two characters. */
export const isPersonName = (text: string): boolean => text.length >= 2 && NAME.test(text)
