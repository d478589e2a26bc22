import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { AppError, type FieldErrors } from '#platform/errors'
import { type Env, page } from '#platform/pages'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'

interface FormPage {
  title: string
  /** Of whom the form speaks. */
  about?: string
  action: string
  breadcrumbs: { href: string; label: string }[]
  errors: FieldErrors
  status?: number
  fields: ComponentChildren
}

/** One thing to do, one form. */
export function formPage(c: Context<Env>, { title, about, action, breadcrumbs, errors, status, fields }: FormPage) {
  const hasErrors = Object.keys(errors).length > 0
  return page(
    c,
    { title, breadcrumbs, hasErrors, desk: true, ...(status ? { status } : {}) },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      {about ? <Text lead>{about}</Text> : null}
      <Form action={action}>
        {fields}
        <Button>{text(c.var.ctx).form.save}</Button>
      </Form>
    </>,
  )
}

/**
 * Runs an operation for a form. Gives what is wrong with what was typed, or undefined when it was done; every other error goes on.
 * A conflict is shown above the form, because nothing typed is at fault.
 */
export async function attempt(work: () => Promise<unknown>): Promise<{ errors: FieldErrors; status: number } | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return { errors: error.fields, status: error.status }
    if (error instanceof AppError && error.code === 'conflict') return { errors: { _: error.message }, status: error.status }
    throw error
  }
}
