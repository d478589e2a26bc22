import { formatMoney } from '#platform/time'
import { Button } from '#ui/button'
import { Radios, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Heading } from '#ui/typography'
import { owedVnd } from '../fees-still-owed.ts'
import type { text } from '../messages.ts'
import type { DossierTable } from '../tables.ts'
import type { Retry } from './desk-routes.tsx'

interface Props {
  row: DossierTable
  t: ReturnType<typeof text>
  retry: Retry | undefined
}

/** Giving the result: how, and at the counter to whom and by what right (NĐ 118/2025 Đ6). */
export function ReturnForm({ row, t, retry }: Props) {
  const owed = owedVnd(row.fees)
  const typed = (name: string) => retry?.typed[name]
  const error = (name: string) => retry?.errors[name]
  return (
    <Form action={`/xu-ly/${row.code}/tra-ket-qua`}>
      {owed > 0 ? <Notice kind="warning">{t.stillOwed(formatMoney(owed))}</Notice> : null}
      <Radios
        name="how"
        label={t.howReturned}
        error={error('how')}
        value={typed('how') ?? (row.channel === 'online' ? 'online' : 'counter')}
        options={(['online', 'counter', 'post'] as const).map((how) => ({ value: how, label: t.channel[how] }))}
        inline
      />
      <Heading level={3}>{t.collectTitle}</Heading>
      <Radios
        name="collector.by"
        label={t.collectBy}
        error={error('collector')}
        value={typed('collector.by') ?? 'owner'}
        options={[
          { value: 'owner', label: t.collectOwner },
          { value: 'proxy', label: t.collectProxy },
        ]}
        inline
      />
      <Radios
        name="collector.shown"
        label={t.collectShown}
        value={typed('collector.shown') ?? 'receipt'}
        options={[
          { value: 'receipt', label: t.collectReceipt },
          { value: 'identity', label: t.collectIdentity },
        ]}
      />
      <TextField
        name="collector.name"
        label={t.collectorName}
        error={error('collector.name')}
        value={typed('collector.name')}
        required={false}
      />
      <TextField name="collector.idNumber" label={t.collectorNumber} value={typed('collector.idNumber')} short required={false} />
      <TextField name="collector.mandate" label={t.collectMandate} value={typed('collector.mandate')} required={false} />
      <Button>{t.returnResult}</Button>
    </Form>
  )
}
