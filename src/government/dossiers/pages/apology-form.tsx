import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { DateField, TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Text } from '#ui/typography'
import type { text } from '../messages.ts'
import type { Retry } from './desk-routes.tsx'
import { deskFieldId } from './reason-form.tsx'

interface Props {
  code: string
  t: ReturnType<typeof text>
  retry: Retry | undefined
}

/** The one apology with its new date (form 04). */
export function ApologyForm({ code, t, retry }: Props) {
  const part = (name: string) => retry?.typed[`newDueDate.${name}`] ?? ''
  return (
    <Details summary={t.apologize} open={retry !== undefined}>
      <Form action={`/xu-ly/${code}/xin-loi`}>
        <Text>{t.apologizeLead}</Text>
        <TextArea
          id={deskFieldId('xin-loi', 'reason')}
          name="reason"
          label={t.apologizeReason}
          error={retry?.errors.reason}
          value={retry?.typed.reason}
          required
        />
        <DateField
          name="newDueDate"
          label={t.newDueDate}
          error={retry?.errors.newDueDate}
          parts={{ day: part('day'), month: part('month'), year: part('year') }}
          required
        />
        <Button>{t.apologize}</Button>
      </Form>
    </Details>
  )
}
