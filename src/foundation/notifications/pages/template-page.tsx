import type { FieldErrors } from '#platform/errors'
import { formatDate, formatDateTime, vietnamDate } from '#platform/time'
import { Button, ButtonGroup } from '#ui/button'
import { Details } from '#ui/details'
import { ErrorSummary } from '#ui/error-summary'
import { TextArea, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { SummaryList } from '#ui/summary-list'
import { Table } from '#ui/table'
import { Tabs } from '#ui/tabs'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { fillPlaces } from '../fill-places.ts'
import { text } from '../messages.ts'
import {
  placesOf,
  TEMPLATE_FORMS,
  TEMPLATE_LOCALES,
  type TemplateCode,
  type TemplateForm,
  type TemplateLocale,
} from '../template-catalogue.ts'
import type { TemplateVersion } from '../templates-in-force.ts'

type T = ReturnType<typeof text>

interface TemplateView {
  code: TemplateCode
  draft: { form: TemplateForm; locale: TemplateLocale; subject: string; body: string; validFrom: string }
  errors: FieldErrors
  preview: boolean
  /** Of this form and language, the newest first. */
  versions: TemplateVersion[]
  current: TemplateVersion | undefined
  now: Date
  path: string
}

export function TemplatePage({ view, t }: { view: TemplateView; t: T }) {
  const { code, draft, errors, path } = view
  return (
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.template[code]}</Heading>
      <Tabs
        label={t.formLabel}
        tabs={TEMPLATE_LOCALES.flatMap((locale) =>
          TEMPLATE_FORMS.map((form) => ({
            href: `${path}/${code}?dang=${form}&ngon-ngu=${locale}`,
            label: `${t.form[form]} (${t.languages[locale]})`,
            current: form === draft.form && locale === draft.locale,
          })),
        )}
      />
      {view.preview ? <Preview view={view} t={t} /> : null}
      <Heading level={2}>{t.publishNew}</Heading>
      <Text>
        {t.places(
          placesOf(code)
            .map((place) => `{{${place}}}`)
            .join(', '),
        )}
      </Text>
      <Form action={`${path}/${code}`}>
        <input type="hidden" name="form" value={draft.form} />
        <input type="hidden" name="locale" value={draft.locale} />
        <TextField name="subject" label={t.subject} value={draft.subject} error={errors.subject} maxLength={200} required />
        <TextArea name="body" label={t.body} value={draft.body} error={errors.body} rows={10} required />
        <TextField
          name="validFrom"
          label={t.validFrom}
          hint={t.validFromHint}
          value={draft.validFrom}
          error={errors.validFrom}
          inputmode="numeric"
          short
          required
        />
        <ButtonGroup>
          <Button kind="secondary" name="act" value="preview">
            {t.preview}
          </Button>
          <Button name="act" value="publish">
            {t.publish}
          </Button>
        </ButtonGroup>
      </Form>
      <Versions view={view} t={t} />
    </>
  )
}

/** The draft as a person would read it, with made-up values. */
function Preview({ view: { draft }, t }: { view: TemplateView; t: T }) {
  const { sample } = text(draft.locale)
  return (
    <section aria-labelledby="xem-truoc">
      <Heading level={2} id="xem-truoc">
        {t.preview}
      </Heading>
      <SummaryList
        lang={draft.locale}
        rows={[
          { key: text(draft.locale).subject, value: fillPlaces(draft.subject, sample) },
          { key: text(draft.locale).body, value: fillPlaces(draft.body, sample) },
        ]}
      />
    </section>
  )
}

function Versions({ view: { versions, current, now }, t }: { view: TemplateView; t: T }) {
  const today = vietnamDate(now)
  return (
    <>
      <Heading level={2}>{t.versions}</Heading>
      <Table
        caption={t.versions}
        hideCaption
        columns={[
          { key: 'from', label: t.from },
          { key: 'whose', label: t.whose },
          { key: 'state', label: t.state },
          { key: 'words', label: t.body },
        ]}
        rows={versions.map((version) => ({
          from: version.agencyId ? `${formatDate(version.validFrom)} (${formatDateTime(version.publishedAt)})` : t.common,
          whose: version.agencyId ? t.own : t.common,
          state:
            version === current ? (
              <Tag kind="good">{t.inForce}</Tag>
            ) : version.validFrom > today ? (
              <Tag kind="waiting">{t.coming}</Tag>
            ) : (
              <Tag kind="neutral">{t.past}</Tag>
            ),
          words: (
            <Details summary={version.subject} hidden={formatDate(version.validFrom)}>
              <SummaryList rows={[{ key: t.body, value: version.body }]} lang={version.locale} />
            </Details>
          ),
        }))}
      />
    </>
  )
}
