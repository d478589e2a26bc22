import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { TextArea } from '#ui/fields'
import { Form } from '#ui/form'
import { Text } from '#ui/typography'

/** The desk has many small forms; their fields of one name are told apart by the form's. */
export const deskFieldId = (form: string, name: string): string => `f-${form}-${name}`

interface ReasonProps {
  action: string
  title: string
  lead?: string
  /** Of the field. */
  id: string
  name: string
  label: string
  button: string
  error: string | undefined
  value: string | undefined
}

/** A step against the citizen: behind a fold, and never without its reason. */
export function ReasonForm({ action, title, lead, button, ...field }: ReasonProps) {
  return (
    <Details summary={title} open={field.error !== undefined}>
      <Form action={action}>
        {lead ? <Text>{lead}</Text> : null}
        <TextArea {...field} required />
        <Button kind="warning">{button}</Button>
      </Form>
    </Details>
  )
}
