import type { ComponentChildren } from 'preact'
import type { Locale } from '#platform/context'
import { formatMoney } from '#platform/time'
import { Button, ButtonLink } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { SummaryList } from '#ui/summary-list'
import { Tabs } from '#ui/tabs'
import { Heading, Text } from '#ui/typography'
import { editorText } from '../editor/editor-messages.ts'
import { feesDue } from '../fees-due.ts'
import { type FormPageInfo, formPages } from '../form-pages.ts'
import type { Answers, ProcedureVersion } from '../procedure-types.ts'
import { requiredComponents } from '../required-components.ts'
import { timeLimitFor } from '../time-limit-for.ts'
import { describeLimit } from './describe.ts'
import { editorPath } from './editor-frame.tsx'
import { FormPage } from './form-page.tsx'
import { Vietnamese } from './vietnamese.tsx'

/** What every page of a preview says first: that it is one. */
export function PreviewFrame({
  code,
  at,
  locale,
  children,
}: {
  code: string
  at: 'page' | 'form'
  locale: Locale
  children: ComponentChildren
}) {
  const t = editorText(locale)
  const here = editorPath(code, '/xem-thu')
  return (
    <>
      <Notice kind="warning" title={t.previewBanner}>
        <p>
          {t.previewLead} <a href={editorPath(code)}>{t.back}</a>
        </p>
      </Notice>
      <Tabs
        label={t.previewTitle}
        tabs={[
          { href: here, label: t.previewPage, current: at === 'page' },
          { href: `${here}/to-khai`, label: t.previewForm, current: at === 'form' },
        ]}
      />
      {children}
    </>
  )
}

export interface PreviewForm {
  version: ProcedureVersion
  /** Undefined after the last page. */
  current: FormPageInfo | undefined
  answers: Answers
  errors: Record<string, string>
  notice?: string | undefined
  today: string
  locale: Locale
}

/** One page of the draft's form. The answers travel with the page; nothing of them is kept here. */
export function PreviewFormPage(view: PreviewForm) {
  const { version, current, answers, errors, locale } = view
  const t = editorText(locale)
  const here = editorPath(version.code, '/xem-thu/to-khai')
  const pages = formPages(version, answers)
  return (
    <PreviewFrame code={version.code} at="form" locale={locale}>
      <ErrorSummary errors={errors} />
      {current ? (
        <>
          <Text small>{t.previewStep(Math.max(1, pages.findIndex((one) => one.id === current.id) + 1), pages.length)}</Text>
          <Heading level={1}>
            <Vietnamese>{current.title}</Vietnamese>
          </Heading>
          {view.notice ? <Notice kind="info">{view.notice}</Notice> : null}
          <Form action={here}>
            <input type="hidden" name="page" value={current.id} />
            <input type="hidden" name="answers" value={JSON.stringify(answers)} />
            <FormPage version={version} page={current} answers={answers} errors={errors} locale={locale} />
            <Button>{t.next}</Button>
          </Form>
        </>
      ) : (
        <PreviewEnd {...view} />
      )}
      <p>
        <a href={here}>{t.again}</a>
      </p>
    </PreviewFrame>
  )
}

/** What these answers would lead to: papers, time limit and fees. */
function PreviewEnd({ version, answers, today, locale }: PreviewForm) {
  const t = editorText(locale)
  const papers = requiredComponents(version, answers)
  const fees = feesDue(version, answers, { channel: 'online', onDate: today })
  return (
    <>
      <Heading level={1}>{t.previewEnd}</Heading>
      <Text>{t.previewEndLead}</Text>
      <SummaryList
        rows={[
          {
            key: t.previewPapers,
            value:
              papers.length === 0 ? (
                t.noPapers
              ) : (
                <ul lang="vi">
                  {papers.map(({ component }) => (
                    <li key={component.code}>{component.name}</li>
                  ))}
                </ul>
              ),
          },
          { key: t.previewLimit, value: describeLimit(timeLimitFor(version, answers), locale) },
          {
            key: t.previewFees,
            value: fees.length === 0 ? t.noFees : fees.map((fee) => `${fee.name}: ${formatMoney(fee.amountVnd)}`).join('; '),
          },
        ]}
      />
      <ButtonLink href={editorPath(version.code)} kind="secondary">
        {t.back}
      </ButtonLink>
    </>
  )
}
