import { type Answers, type ProcedureVersion, requiredComponents, reviewSections } from '#government/procedures'
import { WhyNotIssued } from '#government/vault'
import type { Locale } from '#platform/context'
import type { Form } from '#platform/pages'
import { TextArea, TextField } from '#ui/fields'
import { Heading } from '#ui/typography'
import { text } from '../messages.ts'
import type { SupplementItem } from '../supplement-requests.ts'

/** Another paper or content than those of the procedure; its name is typed beside it. */
const OTHER = 'khac'

/** What may be cited: papers and parts of the form, each by its name. */
function demandable(version: ProcedureVersion, answers: Answers, locale: Locale): { papers: Demand[]; parts: Demand[] } {
  return {
    papers: requiredComponents(version, answers).map(({ component }) => ({ target: component.code, label: component.name })),
    parts: reviewSections(version, answers, locale).map((section) => ({ target: section.pageId, label: section.title })),
  }
}
interface Demand {
  target: string
  label: string
}

/** Reads the request as the page sent it: a reason beside a paper or a part of the form cites it; the free line cites what is typed. */
export function supplementItems(
  form: Form,
  version: ProcedureVersion,
  answers: Answers,
): (SupplementItem & { whyNotIssued?: string })[] {
  const { papers, parts } = demandable(version, answers, 'vi')
  // A name without its reason, or a reason without its name, is a slip to be told, not a line to be dropped.
  const other = {
    target: OTHER,
    label: form.get(`label.${OTHER}`)?.trim() ?? '',
    reason: form.get(`reason.${OTHER}`)?.trim() ?? '',
  }
  const named = [...papers, ...parts].flatMap(({ target, label }) => {
    const reason = form.get(`reason.${target}`)?.trim()
    const whyNot = form.get(`whyNot.${target}`)?.trim()
    return reason ? [{ target, label, reason, ...(whyNot ? { whyNotIssued: whyNot } : {}) }] : []
  })
  return other.label || other.reason ? [...named, other] : named
}

/** The operation counts its items; on the page an error belongs to the line that was typed. */
export const errorsByLine = (errors: Record<string, string>, items: readonly SupplementItem[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(errors).map(([field, sentence]) => {
      const at = /^items\.(\d+)\.(reason|label|whyNotIssued)$/.exec(field)
      const target = at && items[Number(at[1])]?.target
      if (!at || !target) return [field, sentence]
      return [`${at[2] === 'whyNotIssued' ? 'whyNot' : at[2]}.${target}`, sentence]
    }),
  )

interface Props {
  version: ProcedureVersion
  answers: Answers
  typed: Record<string, string>
  errors: Record<string, string>
  locale: Locale
}

/** Each paper and each part of the form with a line for its reason; what is left empty is not asked for. */
export function SupplementForm({ version, answers, typed, errors, locale }: Props) {
  const t = text(locale)
  const { papers, parts } = demandable(version, answers, locale)
  const line = ({ target, label }: Demand) => (
    <div key={target}>
      <TextArea
        name={`reason.${target}`}
        label={label}
        error={errors[`reason.${target}`]}
        value={typed[`reason.${target}`]}
        rows={2}
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
      {papers.map(line)}
      <Heading level={2}>{t.formParts}</Heading>
      {parts.map(line)}
      <Heading level={2}>{t.otherDemand}</Heading>
      <TextField
        name={`label.${OTHER}`}
        label={t.otherDemandLabel}
        error={errors[`label.${OTHER}`]}
        value={typed[`label.${OTHER}`]}
        required={errors[`label.${OTHER}`] ? undefined : false}
      />
      <TextArea
        name={`reason.${OTHER}`}
        label={t.reason}
        error={errors[`reason.${OTHER}`]}
        value={typed[`reason.${OTHER}`]}
        rows={2}
        required={errors[`reason.${OTHER}`] ? undefined : false}
      />
    </>
  )
}
