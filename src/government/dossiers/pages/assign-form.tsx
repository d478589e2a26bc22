import { Button } from '#ui/button'
import { Details } from '#ui/details'
import { Select } from '#ui/fields'
import { Form } from '#ui/form'
import type { text } from '../messages.ts'

interface Props {
  code: string
  t: ReturnType<typeof text>
  officers: { id: string; name: string }[]
  now: string | null
  error: string | undefined
}

/** The leader names who takes the present step. */
export function AssignForm({ code, t, officers, now, error }: Props) {
  return (
    <Details summary={t.assign} open={error !== undefined}>
      <Form action={`/xu-ly/${code}/phan-cong`}>
        <Select
          name="officerId"
          label={t.assignTo}
          error={error}
          value={now ?? undefined}
          options={officers.map((officer) => ({ value: officer.id, label: officer.name }))}
          placeholder={t.chooseOfficer}
          required
        />
        <Button kind="secondary">{t.assign}</Button>
      </Form>
    </Details>
  )
}
