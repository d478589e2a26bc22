import type { Locale } from '#platform/context'
import { formatDate } from '#platform/time'
import { Checkboxes, TextArea } from '#ui/fields'
import { Notice } from '#ui/notice'
import { nameOfPaper } from '../keep-filing.ts'
import { text } from '../messages.ts'
import type { PapersFor } from '../papers-for.ts'
import type { VaultPaper } from '../tables.ts'

const whole = (paper: VaultPaper, locale: Locale): string =>
  paper.about_name ? `${nameOfPaper(paper)} ${text(locale).about(paper.about_name)}` : nameOfPaper(paper)

interface Props {
  papers: PapersFor | undefined
  /** The component's name. */
  label: string
  /** Ids of the papers chosen already. */
  chosen: readonly string[]
  locale: Locale
}

/** Beside a component of the papers page: what the agency issued itself, and papers to use without uploading, sent as `use.<code>`. */
export function HeldPapers({ papers, label, chosen, locale }: Props) {
  const t = text(locale)
  if (!papers) return null
  const { issued, offered } = papers
  if (issued)
    return (
      <Notice kind="success" title={`${label}. ${t.issuedAlready}`}>
        {t.issuedAlreadyText(whole(issued, locale), formatDate(issued.issued_on), issued.dossier_code)}
      </Notice>
    )
  if (offered.length === 0) return null
  return (
    <Checkboxes
      name={`use.${papers.componentCode}`}
      label={t.useHeld(label)}
      required={false}
      values={chosen}
      options={offered.map((paper) => ({
        value: paper.id,
        label: t.heldOption(whole(paper, locale), formatDate(paper.issued_on), paper.dossier_code),
      }))}
    />
  )
}

/** For the officer who asks for a paper that the agency issued: the place to say why it cannot serve, sent as `whyNot.<code>`. */
export function WhyNotIssued(props: { code: string; label: string; value: string | undefined; error: string; locale: Locale }) {
  const t = text(props.locale)
  return (
    <TextArea
      name={`whyNot.${props.code}`}
      label={t.whyNotIssued(props.label)}
      hint={t.whyNotHint}
      error={props.error}
      value={props.value}
      rows={2}
      required={false}
    />
  )
}
