import type { Ctx } from '#platform/context'
import type { FieldErrors } from '#platform/errors'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Select, TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { text } from '../messages.ts'
import type { TaskTable } from '../tables.ts'

interface HandOverPageProps {
  ctx: Ctx
  task: TaskTable
  colleagues: { id: string; name: string; title: string }[]
  typed: Record<string, string>
  errors: FieldErrors
}

/** /viec/:agencyId/:id/ban-giao: to whom, and why. */
export function HandOverPage({ ctx, task, colleagues, typed, errors }: HandOverPageProps) {
  const t = text(ctx)
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.handOverTitle}</Heading>
      <Text lead>{task.title}</Text>
      {task.reference ? (
        <Text>
          <span class="code">{task.reference}</span>
        </Text>
      ) : null}
      {colleagues.length === 0 ? (
        <>
          <Text>{t.noColleague}</Text>
          <ButtonLink href="/viec" kind="secondary">
            {t.title}
          </ButtonLink>
        </>
      ) : (
        <Form action={`/viec/${task.agency_id}/${task.id}/ban-giao`}>
          <Select
            name="toPersonId"
            label={t.colleague}
            options={colleagues.map(({ id, name, title }) => ({ value: id, label: `${name} – ${title}` }))}
            value={typed.toPersonId}
            error={errors.toPersonId}
          />
          <TextArea name="reason" label={t.reason} hint={t.reasonHint} value={typed.reason} error={errors.reason} />
          <Button>{t.handOver}</Button>
        </Form>
      )}
    </>
  )
}
