import type { Locale } from '#platform/context'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { Details } from '#ui/details'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { checkContent, type Problem } from '../editor/check-content.ts'
import { conditionPaths } from '../editor/condition-paths.ts'
import type { Control, Typed } from '../editor/editor-controls.ts'
import { editorText } from '../editor/editor-messages.ts'
import { type EditorSection, type Path, scopeOf, sectionsOf } from '../editor/editor-sections.ts'
import type { ProcedureDraft } from '../editor/get-draft.ts'
import { EditorControl } from './editor-control.tsx'
import { EditorFrame, editorPath } from './editor-frame.tsx'
import { EditorList } from './editor-list.tsx'

export interface SectionView {
  draft: ProcedureDraft
  section: EditorSection
  /** The member of the list that is edited, with its place; without one, the section itself. */
  member?: { key: string; path: Path; isNew: boolean; title: string } | undefined
  typed: Typed
  errors: Record<string, string>
  /** Somebody else has changed the draft since: what they said of it. */
  conflict?: string | undefined
  locale: Locale
}

/** /quan-tri/thu-tuc/:code/sua/:section: what belongs to a section, or one member of its list. */
export function EditorSectionPage(view: SectionView) {
  const { draft, section, member, locale, errors } = view
  const t = editorText(locale)
  const title = member ? `${t.sections[section.key]}: ${member.title || t.newItem}` : t.sections[section.key]
  const controls = member ? section.list!.controls : section.controls
  const problems = checkContent(draft.content, locale).filter((one) => section.owns.includes(String(one.path[0])))
  return (
    <EditorFrame
      code={draft.code}
      name={draft.content.name}
      title={title}
      errors={errors}
      section={section.key}
      sections={sectionsOf(draft.content)}
      locale={locale}
    >
      {view.conflict ? (
        <Notice kind="warning" title={t.keptWhatYouTyped}>
          {view.conflict}
        </Notice>
      ) : null}
      {member ? null : <Problems problems={problems.filter((one) => one.path.length <= 2)} locale={locale} />}
      {controls.length > 0 ? <Controls {...view} controls={controls} /> : null}
      {section.list && !member ? <EditorList draft={draft} section={section} problems={problems} locale={locale} /> : null}
    </EditorFrame>
  )
}

function Problems({ problems, locale }: { problems: Problem[]; locale: Locale }) {
  const t = editorText(locale)
  if (problems.length === 0) return null
  const isError = problems.some((one) => one.level === 'error')
  return (
    <Notice kind={isError ? 'error' : 'warning'} title={isError ? t.toMend : t.toSee}>
      <ul>
        {problems.map((one) => (
          <li key={one.path.join('.')}>{one.message}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Controls({ draft, section, member, typed, errors, conflict, controls, locale }: SectionView & { controls: Control[] }) {
  const t = editorText(locale)
  const paths = conditionPaths(draft.content)
  const parent = String((member ? section.list!.path : section.owns).at(-1))
  const here = editorPath(draft.code, `/sua/${section.key}`)
  const rare = controls.filter((control) => control.rare)
  const box = (control: Control) => (
    <EditorControl
      key={control.key}
      control={control}
      typed={typed}
      error={errors[control.key]}
      locale={locale}
      paths={paths}
      scope={member ? scopeOf(draft.content, member.path) : {}}
      parent={parent}
      // Answers are kept under the id: a field that has one keeps it.
      readOnly={control.key === 'id' && member?.isNew === false}
    />
  )
  return (
    <Form action={here}>
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="muc" value={member?.key ?? ''} />
      {controls.filter((control) => !control.rare).map(box)}
      {rare.length > 0 ? (
        <Details summary={t.rare} open={rare.some((control) => isInUse(control, typed) || errors[control.key])}>
          {rare.map(box)}
        </Details>
      ) : null}
      <ButtonGroup>
        <Button>{conflict ? t.saveAgain : t.save}</Button>
        {member ? (
          <ButtonLink href={here} kind="secondary">
            {t.sections[section.key]}
          </ButtonLink>
        ) : null}
      </ButtonGroup>
    </Form>
  )
}

const isInUse = ({ key }: Control, typed: Typed): boolean =>
  [...(typed[key] ?? []), ...(typed[`${key}.row`] ?? [])].some((value) => value !== '' && value !== 'false')
