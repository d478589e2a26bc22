import type { ComponentChildren } from 'preact'
import type { Locale } from '#platform/context'
import { formatMoneyShort } from '#platform/time'
import { Button, ButtonGroup, ButtonLink } from '#ui/button'
import { Form } from '#ui/form'
import { Table } from '#ui/table'
import { Tag } from '#ui/tag'
import { Heading, Text } from '#ui/typography'
import type { Problem } from '../editor/check-content.ts'
import { conditionInWords, conditionPaths } from '../editor/condition-paths.ts'
import type { Item } from '../editor/editor-controls.ts'
import { editorText } from '../editor/editor-messages.ts'
import { at, type EditorSection, memberOf } from '../editor/editor-sections.ts'
import type { ProcedureDraft } from '../editor/get-draft.ts'
import { labelOf } from '../editor/words-of-content.ts'
import { allPages } from '../form-pages.ts'
import type { Condition, Field } from '../procedure-types.ts'
import { editorPath } from './editor-frame.tsx'
import { Vietnamese } from './vietnamese.tsx'

interface EditorListProps {
  draft: ProcedureDraft
  section: EditorSection
  problems: Problem[]
  locale: Locale
}

/** The members of a section in order, each to be edited, moved or removed by a button of its row. */
export function EditorList(props: EditorListProps) {
  const { draft, section, locale } = props
  const t = editorText(locale)
  const here = editorPath(draft.code, `/sua/${section.key}`)
  const members = (at(draft.content, section.list!.path) ?? []) as Item[]
  const heading = section.key === 'to-khai' ? t.fieldsOf : section.key === 'thoi-han' ? t.variantsOf : t.sections[section.key]
  const rows = (items: Item[], prefix = '') =>
    items.map((item, i) => ({ item, key: prefix ? `${prefix}-${i}` : String(i), last: i === items.length - 1, first: i === 0 }))
  return (
    <>
      <Heading level={2}>{heading}</Heading>
      <ButtonGroup>
        <ButtonLink href={`${here}?muc=moi`}>{t.add}</ButtonLink>
      </ButtonGroup>
      <Form action={`${here}/danh-sach`}>
        <input type="hidden" name="version" value={draft.version} />
        {members.length === 0 ? <Text>{t.nothing}</Text> : null}
        {section.key === 'to-khai' ? (
          pagesOf(members as unknown as Field[], draft.code).map((page, n) => (
            <MemberTable
              key={page.title}
              {...props}
              caption={t.formPage(n + 1, page.title)}
              rows={page.from.flatMap((i) => {
                const own = rows(members)[i]!
                return [own, ...rows(((members[i] as unknown as Field).fields ?? []) as unknown as Item[], String(i))]
              })}
              more={page.group === undefined ? null : <AddTo here={here} group={page.group} label={page.title} locale={locale} />}
            />
          ))
        ) : members.length > 0 ? (
          <MemberTable {...props} caption={heading} rows={rows(members)} more={null} />
        ) : null}
      </Form>
    </>
  )
}

const AddTo = ({ here, group, label, locale }: { here: string; group: number; label: string; locale: Locale }) => (
  <p>
    <a href={`${here}?muc=moi-${group}`}>{editorText(locale).addTo(label)}</a>
  </p>
)

/** The fields as the form's pages have them, by their place in the form. */
function pagesOf(fields: Field[], code: string): { title: string; from: number[]; group?: number }[] {
  return allPages({ code, form: { title: '', fields } } as Parameters<typeof allPages>[0]).map((page) => {
    const from = page.fieldIds.map((id) => fields.findIndex((field) => field.id === id))
    const first = fields[from[0]!]!
    return { title: page.title || first.label, from, ...(first.type === 'group' ? { group: from[0]! } : {}) }
  })
}

interface Row {
  item: Item
  key: string
  first: boolean
  last: boolean
}

function MemberTable({
  draft,
  section,
  problems,
  caption,
  rows,
  more,
  locale,
}: EditorListProps & { caption: string; rows: Row[]; more: ComponentChildren }) {
  const t = editorText(locale)
  const here = editorPath(draft.code, `/sua/${section.key}`)
  const paths = conditionPaths(draft.content)
  const wrong = (key: string) => problems.filter((one) => memberOf(section, one.path) === key)
  return (
    <>
      <Table
        caption={caption}
        columns={[
          { key: 'name', label: labelOf(locale, section.key === 'thoi-han' ? 'when' : 'name') },
          { key: 'about', label: t.content },
          { key: 'actions', label: t.actions },
        ]}
        rows={rows.map(({ item, key, first, last }) => {
          const title = titleOf(item)
          return {
            name: (
              <a href={`${here}?muc=${key}`} id={`muc-${key}`} lang="vi">
                {key.includes('-') ? '– ' : ''}
                {title || t.newItem}
              </a>
            ),
            about: (
              <>
                {aboutOf(item, locale)}
                {whenOf(item) ? <span class="hint">{conditionInWords(whenOf(item)!, paths, t.words)}</span> : null}
                {wrong(key).map((one) => (
                  <p key={one.message}>
                    <Tag kind={one.level === 'error' ? 'late' : 'waiting'}>{one.message}</Tag>
                  </p>
                ))}
              </>
            ),
            actions: (
              <ButtonGroup>
                {first ? null : (
                  <Button kind="secondary" name="do" value={`up.${key}`} hidden={title}>
                    {t.up}
                  </Button>
                )}
                {last ? null : (
                  <Button kind="secondary" name="do" value={`down.${key}`} hidden={title}>
                    {t.down}
                  </Button>
                )}
                <Button kind="secondary" name="do" value={`remove.${key}`} hidden={title}>
                  {t.remove}
                </Button>
              </ButtonGroup>
            ),
          }
        })}
      />
      {more}
    </>
  )
}

export const titleOf = (item: Item): string => String(item.label ?? item.name ?? item.when ?? '')

const whenOf = (item: Item): Condition | undefined =>
  (item.showWhen ?? item.condition ?? (item.requiredWhen as Item | undefined)?.condition) as Condition | undefined

/** A member in a few words beside its name. */
function aboutOf(item: Item, locale: Locale): ComponentChildren {
  const t = editorText(locale)
  const known = (value: unknown) => t.values[String(value)] ?? String(value)
  if ('type' in item)
    return `${item.id} · ${known(item.type)}${item.required ? ` · ${labelOf(locale, 'required').toLowerCase()}` : ''}`
  if ('role' in item) return `${known(item.role)} · ${item.hours} ${known('working_hour').toLowerCase()}`
  if ('amountVnd' in item)
    return `${typeof item.amountVnd === 'number' ? formatMoneyShort(item.amountVnd) : t.byProvince} / ${item.per}`
  if ('unit' in item) return `${item.value} ${known(item.unit).toLowerCase()}`
  if ('presentOnly' in item)
    return (
      <Vietnamese>
        {[
          item.code,
          item.original ? `${labelOf(locale, 'original').toLowerCase()}: ${item.original}` : '',
          item.copy ? `${labelOf(locale, 'copy').toLowerCase()}: ${item.copy}` : '',
          item.presentOnly ? labelOf(locale, 'presentOnly').toLowerCase() : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Vietnamese>
    )
  return ''
}
