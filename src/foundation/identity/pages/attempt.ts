import { AppError } from '#platform/errors'

/** Runs an operation for a form: what the person can mend comes back as field → sentence; everything else is thrown on. */
export async function attempt(work: () => Promise<unknown>): Promise<Record<string, string> | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'invalid' && error.code !== 'too_many')) throw error
    return Object.keys(error.fields).length > 0 ? error.fields : { _: error.message }
  }
}
