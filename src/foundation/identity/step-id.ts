import { randomBytes } from 'node:crypto'

/** A name for a step of a sign-in that cannot be guessed. */
export const newStepId = (): string => randomBytes(24).toString('base64url')
