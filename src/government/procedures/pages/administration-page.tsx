import type { Locale } from '#platform/context'
import type { FieldErrors } from '#platform/errors'
import { addDays, formatDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { DateField, Radios } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { editorText } from '../editor/editor-messages.ts'
import type { FilingMode } from '../filing-mode.ts'
import { text } from '../messages.ts'
import type { ProcedureVersion } from '../procedure-types.ts'
import { describeValidity } from './describe.ts'

/** How the form on filing stands, as typed. */
export interface ModeForm {
  mode: string
  parts: { day: string; month: string; year: string }
  errors: FieldErrors
}

interface AdministrationProps {
  versions: ProcedureVersion[]
  /** How the agency takes online dossiers today. */
  now: FilingMode
  agencyName: string
  form: ModeForm
  locale: Locale
  today: string
  /** Whether this administrator may change procedures. */
  mayEdit: boolean
}

/** /quan-tri/thu-tuc: every version with its days, and what must be reviewed. */
export function AdministrationPage({ versions, now, agencyName, form, locale, today, mayEdit }: AdministrationProps) {
  const t = text(locale)
  const current = versions.filter((one) => one.validFrom <= today && (one.validTo ?? today) >= today)
  const overdue = current.filter((one) => one.reviewBy && one.reviewBy < today)
  const modes = { local: t.modeLocal, national: t.modeNational }
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <Heading level={1}>{t.adminMenu}</Heading>
      {overdue.length > 0 ? <Notice kind="warning">{t.reviewWarning(overdue.length, current.length)}</Notice> : null}
      {mayEdit ? null : <Text>{t.editedByProvince}</Text>}
      <Table
        caption={t.versions}
        columns={[
          { key: 'code', label: t.code },
          { key: 'name', label: t.name },
          { key: 'validity', label: t.validity },
          { key: 'review', label: t.reviewBy },
        ]}
        rows={versions.map((version) => ({
          code: mayEdit ? (
            <a href={`/quan-tri/thu-tuc/${version.code}`}>{editorText(locale).editCode(version.code)}</a>
          ) : (
            version.code
          ),
          name: (
            <a href={`/thu-tuc/${version.code}?ngay=${version.validFrom}`} lang="vi">
              {version.name}
            </a>
          ),
          validity: describeValidity(version, locale),
          review: reviewState(version, locale, today),
        }))}
      />
      <Heading level={2}>{t.filingMode}</Heading>
      <Text>
        {agencyName}. {t.modeNow(modes[now])}
      </Text>
      <Form action="/quan-tri/thu-tuc">
        <Radios
          name="mode"
          label={t.filingMode}
          value={form.mode}
          error={form.errors.mode}
          options={[
            { value: 'local', label: t.modeLocal },
            { value: 'national', label: t.modeNational },
          ]}
        />
        <DateField name="validFrom" label={t.modeFrom} parts={form.parts} error={form.errors.validFrom} />
        <Button>{t.modeSave}</Button>
      </Form>
    </>
  )
}

/** A form is warned of from three months before the day by which it must be reviewed. */
const WARN_DAYS = 90

function reviewState({ reviewBy, validTo }: ProcedureVersion, locale: Locale, today: string) {
  const t = text(locale)
  if (!reviewBy || (validTo && validTo < today)) return '–'
  if (reviewBy < today) return <Tag kind="late">{t.reviewPassed(formatDate(reviewBy))}</Tag>
  return reviewBy <= addDays(today, WARN_DAYS) ? (
    <Tag kind="waiting">{t.reviewSoon(formatDate(reviewBy))}</Tag>
  ) : (
    formatDate(reviewBy)
  )
}
