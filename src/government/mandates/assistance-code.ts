import { randomInt } from 'node:crypto'
import type { Ctx } from '#platform/context'
import { openSecrets } from '#platform/secrets'

const DIGITS = 10

/** Ten random digits: told over a fence or read from a phone; beyond guessing within half an hour and a few guesses. */
export const newCode = (): string => Array.from({ length: DIGITS }, () => randomInt(10)).join('')

/** As it is shown, `48291 37750`. */
export const shownCode = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`

/** What was typed, without spaces, dots and dashes. */
export const typedCode = (typed: string): string => typed.replace(/[\s.\-–]/g, '')

export const isCode = (code: string): boolean => /^\d{10}$/.test(code)

/** Ten digits are tried out in seconds, so a plain digest would not hide them: it is keyed by the installation's own secret. */
export const hashOfCode = (ctx: Ctx, code: string): string => openSecrets(ctx.ports.config.home).mac('assistance-code', code)
