import type { Locale } from '#platform/context'
import type { FieldErrors } from '#platform/errors'
import { addDays, formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { DateField, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import { checkContent, type Problem } from '../editor/check-content.ts'
import { compareVersions } from '../editor/compare-versions.ts'
import { editorText } from '../editor/editor-messages.ts'
import { memberOf, SECTIONS, sectionOf, sectionsOf } from '../editor/editor-sections.ts'
import type { ProcedureDraft } from '../editor/get-draft.ts'
import type { Publication } from '../editor/list-publications.ts'
import { contentOf } from '../editor/procedure-content.ts'
import { describeValidity } from './describe.ts'
import { EditorFrame, editorPath } from './editor-frame.tsx'
import { VersionTable } from './editor-version-table.tsx'

export interface OverviewView {
  code: string
  publications: Publication[]
  draft: ProcedureDraft | undefined
  today: string
  locale: Locale
  /** What was typed into the form of publication. */
  form: { parts: { day: string; month: string; year: string }; basis: string }
  errors: FieldErrors
  conflict?: string | undefined
}

/** /quan-tri/thu-tuc/:code: the versions, the draft with what is left to mend, and its publication. */
export function EditorOverviewPage(view: OverviewView) {
  const { code, publications, draft, locale, errors } = view
  const t = editorText(locale)
  const name = draft?.content.name ?? publications[0]!.version.name
  return (
    <EditorFrame code={code} name={name} title={t.edit} errors={errors} locale={locale}>
      {view.conflict ? (
        <Notice kind="warning" title={t.keptWhatYouTyped}>
          {view.conflict}
        </Notice>
      ) : null}
      <Heading level={2}>{t.draft}</Heading>
      {draft ? (
        <Draft {...view} draft={draft} />
      ) : (
        <>
          <Text>{t.noDraft}</Text>
          <Form action={editorPath(code, '/ban-nhap')}>
            <Button>{t.start}</Button>
          </Form>
        </>
      )}
      <VersionTable {...view} />
    </EditorFrame>
  )
}

function Draft({ draft, locale, ...view }: OverviewView & { draft: ProcedureDraft }) {
  const t = editorText(locale)
  const problems = checkContent(draft.content, locale)
  const errors = problems.filter((one) => one.level === 'error')
  const changes = compareVersions(contentOf(draft.base), draft.content).length
  return (
    <>
      <Text>
        {t.draftState(draft.changedByName, formatDateTime(draft.changedAt))} {t.draftFrom(describeValidity(draft.base, locale))}{' '}
        {t.changesSoFar(changes)}
      </Text>
      <ButtonGroup>
        <ButtonLink href={editorPath(draft.code, '/xem-thu')}>{t.tryOut}</ButtonLink>
        <ButtonLink href={editorPath(draft.code, `/so-sanh?tu=${draft.base.id}&den=nhap`)} kind="secondary">
          {t.differences}
        </ButtonLink>
        <ButtonLink href={editorPath(draft.code, '/json')} kind="secondary">
          {t.expert}
        </ButtonLink>
      </ButtonGroup>
      <SectionTable draft={draft} problems={problems} locale={locale} />
      <ProblemList draft={draft} title={t.toMend} kind="error" problems={errors} locale={locale} />
      <ProblemList
        draft={draft}
        title={t.toSee}
        kind="warning"
        problems={problems.filter((one) => one.level === 'warning')}
        locale={locale}
      />
      <Publish {...view} draft={draft} locale={locale} />
      <Details summary={t.discard}>
        <Text>{t.discardAsk}</Text>
        <Form action={editorPath(draft.code, '/bo')}>
          <Button kind="warning">{t.discard}</Button>
        </Form>
      </Details>
    </>
  )
}

function SectionTable({ draft, problems, locale }: { draft: ProcedureDraft; problems: Problem[]; locale: Locale }) {
  const t = editorText(locale)
  const count = (key: string, level: Problem['level']) =>
    problems.filter((one) => sectionOf(one.path) === key && one.level === level).length
  return (
    <Table
      caption={t.content}
      columns={[
        { key: 'section', label: t.section },
        { key: 'state', label: t.state },
      ]}
      rows={sectionsOf(draft.content).map(({ key }) => ({
        section: <a href={editorPath(draft.code, `/sua/${key}`)}>{t.sections[key]}</a>,
        state:
          count(key, 'error') > 0 ? (
            <Tag kind="late">{t.errors(count(key, 'error'))}</Tag>
          ) : count(key, 'warning') > 0 ? (
            <Tag kind="waiting">{t.warnings(count(key, 'warning'))}</Tag>
          ) : (
            <Tag kind="good">{t.fine}</Tag>
          ),
      }))}
    />
  )
}

interface ProblemListProps {
  draft: ProcedureDraft
  title: string
  kind: 'error' | 'warning'
  problems: Problem[]
  locale: Locale
}

/** Each problem leads to the page where it can be mended. */
function ProblemList({ draft, title, kind, problems, locale }: ProblemListProps) {
  const t = editorText(locale)
  if (problems.length === 0) return null
  const hrefOf = ({ path }: Problem) => {
    const section = SECTIONS.find((one) => one.key === sectionOf(path))
    const member = section && memberOf(section, path)
    if (!section) return editorPath(draft.code, '/json')
    return editorPath(draft.code, `/sua/${section.key}${member === undefined ? '' : `?muc=${member}`}`)
  }
  return (
    <Notice kind={kind} title={title}>
      <ul>
        {problems.map((one) => (
          <li key={`${one.path.join('.')} ${one.message}`}>
            <a href={hrefOf(one)}>{t.sections[sectionOf(one.path) ?? 'khac']}</a>: {one.message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Publish({ draft, publications, today, locale, form, errors }: Omit<OverviewView, 'draft'> & { draft: ProcedureDraft }) {
  const t = editorText(locale)
  const later = publications.filter((one) => one.version.validFrom > today)
  return (
    <>
      <Heading level={2}>{t.publish}</Heading>
      <Text>{t.publishLead}</Text>
      {later.map((one) => (
        <Notice key={one.version.id} kind="info">
          {t.laterStands(formatDate(one.version.validFrom))}
        </Notice>
      ))}
      <Form action={editorPath(draft.code, '/cong-bo')}>
        <input type="hidden" name="version" value={draft.version} />
        <DateField
          name="validFrom"
          label={t.validFrom}
          hint={t.validFromHint(formatDate(addDays(today, 1)))}
          parts={form.parts}
          error={errors.validFrom}
        />
        <TextField name="basis" label={t.basis} hint={t.basisHint} value={form.basis} error={errors.basis} />
        <Button>{t.publish}</Button>
      </Form>
    </>
  )
}
