import type { z } from 'zod'
import type { Ctx, Locale } from '#platform/context'
import { text } from './messages.ts'

export { isGeneralSentence } from './general-sentence.ts'
export { text as errorText } from './messages.ts'

export type ErrorCode =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'stale_form'
  | 'not_found'
  | 'conflict'
  | 'repeated'
  | 'too_large'
  | 'unsupported_type'
  | 'too_many'
  | 'unavailable'

const STATUS: Record<ErrorCode, number> = {
  invalid: 422,
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  stale_form: 403,
  not_found: 404,
  conflict: 409,
  repeated: 409,
  too_large: 413,
  unsupported_type: 415,
  too_many: 429,
  unavailable: 503,
}

/** Field path (`child.dateOfBirth`) → one sentence saying what is wrong and what to do. */
export type FieldErrors = Record<string, string>

/** An error meant for the person: says what happened, what was kept and what to do. Everything else thrown is a defect (500). */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly fields: FieldErrors
  /** Seconds to wait, with `too_many`. */
  readonly retryAfter: number | undefined
  /** A page of this site that explains and helps, shown in place of the error page; the API says `message`. */
  readonly remedy: string | undefined
  constructor(
    code: ErrorCode,
    message: string,
    extra: { fields?: FieldErrors; retryAfter?: number; status?: number; remedy?: string } = {},
  ) {
    super(message)
    this.code = code
    this.status = extra.status ?? STATUS[code]
    this.fields = extra.fields ?? {}
    this.retryAfter = extra.retryAfter
    this.remedy = extra.remedy
  }
}

type Speaker = Ctx | Locale

const say = (of: Speaker) => text(typeof of === 'string' ? of : of.locale)

export const notFound = (of: Speaker, message?: string) => new AppError('not_found', message ?? say(of).notFound)
export const forbidden = (of: Speaker, message?: string) => new AppError('forbidden', message ?? say(of).forbidden)
export const unauthenticated = (of: Speaker) => new AppError('unauthenticated', say(of).unauthenticated, { remedy: '/dang-nhap' })
export const conflict = (message: string) => new AppError('conflict', message)
export const tooLarge = (of: Speaker, message?: string) => new AppError('too_large', message ?? say(of).tooLarge)
export const unsupportedType = (of: Speaker, message?: string) =>
  new AppError('unsupported_type', message ?? say(of).unsupportedType)
export const malformed = (of: Speaker, message?: string) => new AppError('malformed', message ?? say(of).malformed)
export const invalid = (of: Speaker, fields: FieldErrors, message?: string) =>
  new AppError('invalid', message ?? say(of).invalid, { fields })
export const tooMany = (of: Speaker, seconds: number) =>
  new AppError('too_many', say(of).tooMany(seconds), { retryAfter: seconds })

/** Refuses with `forbidden` unless allowed. Nobody is asked to sign in instead. */
export function ensure(ctx: Ctx, allowed: boolean, message?: string): void {
  if (allowed) return
  throw ctx.actor.kind === 'nobody' ? unauthenticated(ctx) : forbidden(ctx, message)
}

/** Refuses with 404 where even the existence of the thing is not the actor's business. */
export function ensureVisible<T>(ctx: Ctx, row: T | undefined | null): T {
  if (row == null) throw notFound(ctx)
  return row
}

const WRONG_TYPE: Partial<Record<string, (t: ReturnType<typeof say>) => string>> = {
  number: (t) => t.notNumber,
  int: (t) => t.notWhole,
  boolean: (t) => t.notYesNo,
  array: (t) => t.choose,
  date: (t) => t.notDate,
}

/** One sentence for one issue of Zod, for what was given there. A schema may say its own by `{ error: '…' }`. */
function sentence(of: Speaker, issue: z.core.$ZodIssue, given: unknown): string {
  const t = say(of)
  const empty = typeof given === 'string' && given.trim() === ''
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.message.endsWith('received undefined')) return t.required
      return WRONG_TYPE[issue.expected]?.(t) ?? t.wrongFormat
    case 'too_small':
      if (issue.origin === 'string') return empty || Number(issue.minimum) === 1 ? t.required : t.tooShort(Number(issue.minimum))
      if (issue.origin === 'array') return t.fewItems(Number(issue.minimum))
      return t.tooSmall(issue.minimum)
    case 'too_big':
      if (issue.origin === 'string') return t.tooLong(Number(issue.maximum))
      if (issue.origin === 'array') return t.manyItems(Number(issue.maximum))
      return t.tooBig(issue.maximum)
    case 'invalid_value':
      return empty ? t.choose : t.notChoice
    case 'invalid_format':
      // Nobody types an id: it comes from a list.
      if (issue.format === 'uuid') return empty ? t.choose : t.notChoice
      if (empty) return t.required
      if (issue.format === 'email') return t.notEmail
      if (issue.format === 'url') return t.notAddress
      if (issue.format === 'date' || issue.format === 'datetime') return t.notDate
      if (issue.format === 'time') return t.notTime
      // Zod's own words say nothing to people; a pattern that people fill in says its kind itself.
      return issue.message.startsWith('Invalid') ? t.wrongFormat : issue.message
    case 'invalid_union': {
      // What the first of the ways wants: the one that the form shows.
      const first = issue.errors[0]?.[0]
      return empty ? t.required : first ? sentence(of, first, at(given, first.path)) : t.wrongFormat
    }
    case 'unrecognized_keys':
      return t.unknownField
    case 'custom':
      return issue.message
    default:
      return t.wrongFormat
  }
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value)

/** Zod issues as field → sentence, the first of each field. `input` is what was parsed. */
export function fieldErrors(of: Speaker, error: z.core.$ZodError, input: unknown): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.') || '_'
    const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => (path === '_' ? key : `${path}.${key}`)) : [path]
    for (const key of keys) fields[key] ??= sentence(of, issue, at(input, issue.path))
  }
  return fields
}

/** Parses the input of an operation. Throws `invalid` with a sentence per field. */
export function check<S extends z.ZodType>(of: Speaker, schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw invalid(of, fieldErrors(of, parsed.error, input))
}
