import { AppError } from '#platform/errors'

/**
 * Runs an operation for a form: what the person must mend comes back as fields; everything else is thrown on.
 * @param also `conflict` where the form is shown again with the rule that refuses it, so that nothing typed is lost
 */
export async function attempt<T>(
  work: () => Promise<T>,
  also?: 'conflict',
): Promise<{ value: T; errors?: undefined } | { value?: undefined; errors: Record<string, string>; status: number }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof AppError && (error.code === 'invalid' || error.code === also))
      return { errors: Object.keys(error.fields).length > 0 ? error.fields : { _: error.message }, status: error.status }
    throw error
  }
}
