import { type Answers, type ProcedureVersion, type requiredComponents, reviewSections } from '#government/procedures'
import { WhyNotIssued } from '#government/vault'
import type { Locale } from '#platform/context'
import type { Form } from '#platform/pages'
import { TextArea, TextField } from '#ui/fields'
import { Heading } from '#ui/typography'
import { text } from '../messages.ts'

/** Reads the request as the page sent it: a reason beside a paper or a part of the form cites it; free lines cite what is typed. */
export function supplementItems(form: Form): { target: string; label: string; reason: string; whyNotIssued?: string }[] {
  return form
    .entries()
    .filter(([name, reason]) => name.startsWith('reason.') && reason.trim() !== '')
    .map(([name, reason]) => {
      const target = name.slice('reason.'.length)
      const whyNot = form.get(`whyNot.${target}`)?.trim()
      const label = form.get(`label.${target}`)?.trim() || target
      return { target, label, reason: reason.trim(), ...(whyNot ? { whyNotIssued: whyNot } : {}) }
    })
}

interface Props {
  version: ProcedureVersion
  answers: Answers
  needed: ReturnType<typeof requiredComponents>
  typed: Record<string, string>
  errors: Record<string, string>
  locale: Locale
}

/** Each paper and each part of the form with a line for its reason; what is left empty is not asked for. */
export function SupplementForm({ version, answers, needed, typed, errors, locale }: Props) {
  const t = text(locale)
  const line = (target: string, label: string) => (
    <div key={target}>
      <input type="hidden" name={`label.${target}`} value={label} />
      <TextArea
        name={`reason.${target}`}
        label={label}
        hint={t.reasonHint}
        value={typed[`reason.${target}`]}
        rows={2}
        required={false}
      />
      {errors[`whyNot.${target}`] ? (
        <WhyNotIssued
          code={target}
          label={label}
          value={typed[`whyNot.${target}`]}
          error={errors[`whyNot.${target}`]!}
          locale={locale}
        />
      ) : null}
    </div>
  )
  return (
    <>
      <Heading level={2}>{t.papersStep}</Heading>
      {needed.map(({ component }) => line(component.code, component.name))}
      <Heading level={2}>{t.formParts}</Heading>
      {reviewSections(version, answers, locale).map((section) => line(section.pageId, section.title))}
      <Heading level={2}>{t.otherDemand}</Heading>
      <TextField name="label.khac" label={t.otherDemandLabel} value={typed['label.khac']} required={false} />
      <TextArea name="reason.khac" label={t.reason} hint={t.reasonHint} value={typed['reason.khac']} rows={2} required={false} />
    </>
  )
}
